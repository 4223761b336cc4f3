package io.milepost.model.error;

/** A key is in a state that does not allow it. */
public final class InvalidKeySigningKeyStatus extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidKeySigningKeyStatus(String message) {
    super("InvalidKeySigningKeyStatus", 400, message);
  }
}

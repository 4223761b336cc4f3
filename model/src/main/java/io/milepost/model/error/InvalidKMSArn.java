package io.milepost.model.error;

/** A key of the key management service can't be used. */
public final class InvalidKMSArn extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidKMSArn(String message) {
    super("InvalidKMSArn", 400, message);
  }
}

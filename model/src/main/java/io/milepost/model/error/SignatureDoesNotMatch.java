package io.milepost.model.error;

/** The request's signature is not the one that its access key makes of it. */
public final class SignatureDoesNotMatch extends ClientFault {
  private static final long serialVersionUID = 1L;

  public SignatureDoesNotMatch(String message) {
    super("SignatureDoesNotMatch", 403, message);
  }
}

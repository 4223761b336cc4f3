package io.milepost.model.error;

/** The request is signed with an access key that is not known. */
public final class InvalidClientTokenId extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidClientTokenId() {
    super("InvalidClientTokenId", 403, "The security token included in the request is invalid.");
  }
}

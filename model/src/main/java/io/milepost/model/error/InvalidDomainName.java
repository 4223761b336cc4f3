package io.milepost.model.error;

/** The name of a zone is not acceptable. */
public final class InvalidDomainName extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidDomainName(String message) {
    super("InvalidDomainName", 400, message);
  }
}

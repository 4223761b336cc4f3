package io.milepost.model.error;

/** No list gave that token. */
public final class InvalidPaginationToken extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidPaginationToken() {
    super("InvalidPaginationToken", 400, "The specified value for NextToken is invalid.");
  }
}

package io.milepost.model.error;

/** The request is not signed. */
public final class MissingAuthenticationToken extends ClientFault {
  private static final long serialVersionUID = 1L;

  public MissingAuthenticationToken() {
    super("MissingAuthenticationToken", 403, "Request is missing Authentication Token");
  }
}

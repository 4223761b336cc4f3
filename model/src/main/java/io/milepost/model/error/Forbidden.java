package io.milepost.model.error;

/** The request came from where no request may come from. */
public final class Forbidden extends ClientFault {
  private static final long serialVersionUID = 1L;

  public Forbidden(String message) {
    super("AccessDenied", 403, message);
  }
}

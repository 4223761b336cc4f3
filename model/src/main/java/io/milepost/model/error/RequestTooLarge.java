package io.milepost.model.error;

/** The body of the request is longer than any legal one. */
public final class RequestTooLarge extends ClientFault {
  private static final long serialVersionUID = 1L;

  public RequestTooLarge() {
    super("RequestEntityTooLarge", 413, "The body of the request is too large.");
  }
}

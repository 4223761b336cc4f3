package io.milepost.model.error;

/** The request is longer than any legal one. */
public final class RequestTooLarge extends ClientFault {
  private static final long serialVersionUID = 1L;

  public RequestTooLarge() {
    super("RequestEntityTooLarge", 413, "The request is too large.");
  }
}

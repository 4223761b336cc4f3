package io.milepost.model.error;

/** Something broke inside; the log has the cause. */
public final class InternalFailure extends ServerFault {
  private static final long serialVersionUID = 1L;

  public InternalFailure() {
    super("InternalFailure", 500, "We encountered an internal error. Please try again.");
  }
}

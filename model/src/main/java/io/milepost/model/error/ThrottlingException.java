package io.milepost.model.error;

/** As {@link Throttling}, of the operations that declare this name. */
public final class ThrottlingException extends ClientFault {
  private static final long serialVersionUID = 1L;

  public ThrottlingException() {
    super("ThrottlingException", 400, "Rate exceeded");
  }
}

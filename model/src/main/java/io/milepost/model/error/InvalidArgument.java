package io.milepost.model.error;

/** A parameter is of the right form, but means what is not possible. */
public final class InvalidArgument extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidArgument(String message) {
    super("InvalidArgument", 400, message);
  }
}

package io.milepost.model.error;

/** A parameter or an element breaks a constraint. */
public final class InvalidInput extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidInput(String message) {
    super("InvalidInput", 400, message);
  }
}

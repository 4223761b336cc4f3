package io.milepost.model.error;

/** The body has another root than the operation expects. */
public final class MalformedInput extends ClientFault {
  private static final long serialVersionUID = 1L;

  public MalformedInput(String message) {
    super("MalformedInput", 400, message);
  }
}

package io.milepost.model.error;

/** The request's signature lacks a part, or can't be read. */
public final class IncompleteSignature extends ClientFault {
  private static final long serialVersionUID = 1L;

  public IncompleteSignature(String message) {
    super("IncompleteSignature", 400, message);
  }
}

package io.milepost.model.error;

/** Route 53 knows this and Milepost does not, yet. */
public final class NotImplemented extends ServerFault {
  private static final long serialVersionUID = 1L;

  public NotImplemented(String what) {
    super("NotImplemented", 501, what + " is not implemented by Milepost");
  }
}

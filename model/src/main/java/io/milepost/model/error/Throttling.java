package io.milepost.model.error;

/** The account makes more requests in a second than it may. */
public final class Throttling extends ClientFault {
  private static final long serialVersionUID = 1L;

  public Throttling() {
    super("Throttling", 400, "Rate exceeded");
  }
}

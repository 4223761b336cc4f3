package io.milepost.model.error;

/** A quota is used up. */
public final class LimitsExceeded extends ClientFault {
  private static final long serialVersionUID = 1L;

  public LimitsExceeded(String what) {
    super("LimitsExceeded", 400, "The limit on " + what + " has been reached.");
  }
}

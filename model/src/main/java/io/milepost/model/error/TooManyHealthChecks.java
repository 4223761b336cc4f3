package io.milepost.model.error;

/** The account has as many health checks as it may have. */
public final class TooManyHealthChecks extends ClientFault {
  private static final long serialVersionUID = 1L;

  public TooManyHealthChecks() {
    super("TooManyHealthChecks", 400, "The limit on the number of health checks has been reached.");
  }
}

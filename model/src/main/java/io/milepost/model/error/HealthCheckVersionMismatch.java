package io.milepost.model.error;

/** The health check was updated since the caller looked at it. */
public final class HealthCheckVersionMismatch extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HealthCheckVersionMismatch(String id, long version) {
    super(
        "HealthCheckVersionMismatch",
        409,
        "The current version of health check " + id + " is " + version + ".");
  }
}

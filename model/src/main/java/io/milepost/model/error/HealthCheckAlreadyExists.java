package io.milepost.model.error;

/**
 * The caller reference was used before: for a health check with other settings, or for one that is
 * gone.
 */
public final class HealthCheckAlreadyExists extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HealthCheckAlreadyExists() {
    super(
        "HealthCheckAlreadyExists",
        409,
        "A health check with the specified caller reference already exists.");
  }
}

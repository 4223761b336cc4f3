package io.milepost.model.health;

/**
 * A health check as the API has it.
 *
 * @param number the order of creation: a later check has a higher number
 * @param callerReference 1 to 64 characters, never used again by another check
 * @param version 1 after creation, one more after each update
 * @see "Route 53 API Reference: HealthCheck"
 */
public record HealthCheck(
    HealthCheckId id, long number, String callerReference, HealthCheckConfig config, long version) {

  /** The check after an update. */
  public HealthCheck updatedTo(HealthCheckConfig changed) {
    return new HealthCheck(id, number, callerReference, changed, version + 1);
  }
}

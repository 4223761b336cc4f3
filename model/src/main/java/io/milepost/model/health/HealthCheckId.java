package io.milepost.model.health;

/**
 * A health check's id: a UUID; a caller may ask for any text of at most 64 characters.
 *
 * @see "Route 53 API Reference: HealthCheckId"
 */
public record HealthCheckId(String value) {
  @Override
  public String toString() {
    return value;
  }
}

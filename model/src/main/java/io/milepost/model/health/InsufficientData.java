package io.milepost.model.health;

/**
 * What an alarm's health check says while the alarm has too little data.
 *
 * @see "Route 53 API Reference: HealthCheckConfig, InsufficientDataHealthStatus"
 */
public enum InsufficientData {
  HEALTHY,
  UNHEALTHY,
  /** As before; healthy if there was nothing before. */
  LAST_KNOWN_STATUS
}

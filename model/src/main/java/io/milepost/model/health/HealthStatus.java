package io.milepost.model.health;

/** What a health check says of what it checks. */
public enum HealthStatus {
  HEALTHY,
  UNHEALTHY
}

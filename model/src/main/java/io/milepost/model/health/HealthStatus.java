package io.milepost.model.health;

/** What a health check says of what it checks. */
public enum HealthStatus {
  HEALTHY,
  UNHEALTHY;

  public static HealthStatus of(boolean healthy) {
    return healthy ? HEALTHY : UNHEALTHY;
  }

  public boolean isHealthy() {
    return this == HEALTHY;
  }
}

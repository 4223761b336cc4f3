package io.milepost.model.store;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the health checks. */
public interface HealthCheckReader {
  Optional<HealthCheck> healthCheck(HealthCheckId id);

  /** Whether there is such a check. */
  boolean isHealthCheck(HealthCheckId id);

  /** The number of a check, gone or not. */
  OptionalLong healthCheckNumber(HealthCheckId id);

  /**
   * Checks in the order of their creation.
   *
   * @param fromNumber the lowest {@link HealthCheck#number()} to return
   * @param limit the most checks to return
   */
  List<HealthCheck> healthChecks(long fromNumber, int limit);

  long healthCheckCount();

  /** The check, gone or not, that was created with that caller reference. */
  Optional<HealthCheckId> healthCheckOfReference(String callerReference);

  /** What a check was told to say; empty if it says what it finds, or is gone. */
  Optional<HealthStatus> forcedHealth(HealthCheckId id);
}

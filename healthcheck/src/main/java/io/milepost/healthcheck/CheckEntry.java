package io.milepost.healthcheck;

import io.milepost.healthcheck.decide.EndpointHealth;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What a {@link HealthTable} has of a check.
 *
 * @param endpoint what its checkers found; empty if it has none, or is disabled
 * @param says what it says to those who answer
 * @param since when it began to say that
 */
record CheckEntry(
    HealthCheck check,
    Optional<HealthStatus> forced,
    Optional<EndpointHealth> endpoint,
    HealthStatus says,
    Instant since) {

  /** A check that says healthy, until somebody looks at it. */
  static CheckEntry of(HealthCheck check, Optional<EndpointHealth> endpoint, Instant since) {
    return new CheckEntry(check, Optional.empty(), endpoint, HealthStatus.HEALTHY, since);
  }

  /** The configuration of what is probed; empty if nothing is. */
  static Optional<HealthCheckConfig.Endpoint> probed(HealthCheck check) {
    return check.config() instanceof HealthCheckConfig.Endpoint endpoint && !endpoint.disabled()
        ? Optional.of(endpoint)
        : Optional.empty();
  }

  /**
   * After an update. A check that is enabled begins anew: what was found before is old.
   *
   * @see EndpointHealth#updatedTo
   */
  CheckEntry updatedTo(HealthCheck updated) {
    Optional<EndpointHealth> next =
        updated.config().equals(check.config())
            ? endpoint
            : probed(updated)
                .map(config ->
                    endpoint
                        .map(found -> found.updatedTo(config))
                        .orElseGet(() -> EndpointHealth.begin(config, true)));
    return new CheckEntry(updated, forced, next, says, since);
  }

  CheckEntry forced(Optional<HealthStatus> status) {
    return new CheckEntry(check, status, endpoint, says, since);
  }

  CheckEntry found(EndpointHealth health) {
    return new CheckEntry(check, forced, Optional.of(health), says, since);
  }

  CheckEntry saying(HealthStatus status, Instant from) {
    return new CheckEntry(check, forced, endpoint, status, from);
  }

  /** What its checkers find; healthy if it has none. */
  HealthStatus measured() {
    return HealthStatus.of(endpoint.map(EndpointHealth::isHealthy).orElse(true));
  }
}

package io.milepost.healthcheck;

import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.InsufficientData;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a health check says, given what was found: a pure function.
 *
 * @see "Route 53 Developer Guide: how Route 53 determines whether a health check is healthy"
 */
final class Verdict {
  private Verdict() {}

  /**
   * Whether a check is healthy that is not made to say anything else.
   *
   * @param children what other checks say; empty for one that does not exist
   */
  static boolean isHealthy(
      HealthCheckConfig config, Function<HealthCheckId, Optional<Boolean>> children) {
    return (config.disabled() || isMeasuredHealthy(config, children)) != config.inverted();
  }

  private static boolean isMeasuredHealthy(
      HealthCheckConfig config, Function<HealthCheckId, Optional<Boolean>> children) {
    return switch (config) {
      // Nothing was found yet, which counts as healthy.
      case HealthCheckConfig.Endpoint _, HealthCheckConfig.RoutingControl _ -> true;
      case HealthCheckConfig.Alarm alarm -> alarm.insufficientData() != InsufficientData.UNHEALTHY;
      case HealthCheckConfig.Calculated calculated -> {
        long healthy =
            calculated.children().stream()
                .map(children)
                .filter(child -> child.orElse(false))
                .count();
        yield healthy >= calculated.healthThreshold();
      }
    };
  }
}

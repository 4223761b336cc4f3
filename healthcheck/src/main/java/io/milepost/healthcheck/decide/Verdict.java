package io.milepost.healthcheck.decide;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.InsufficientData;
import io.milepost.model.health.RoutingControlState;
import java.util.Optional;

/**
 * What a health check says, given what was found: a pure function.
 *
 * @see "Route 53 Developer Guide: how Route 53 determines whether a health check is healthy"
 */
public final class Verdict {
  private Verdict() {}

  /**
   * Whether a check is healthy that is not made to say anything else.
   *
   * @param endpoint what its checkers found; empty if it has none
   */
  public static boolean isHealthy(
      HealthCheckConfig config, Optional<EndpointHealth> endpoint, Signals signals) {
    return (config.disabled() || isMeasuredHealthy(config, endpoint, signals)) != config.inverted();
  }

  private static boolean isMeasuredHealthy(
      HealthCheckConfig config, Optional<EndpointHealth> endpoint, Signals signals) {
    return switch (config) {
      case HealthCheckConfig.Endpoint _ -> endpoint.map(EndpointHealth::isHealthy).orElse(true);
      case HealthCheckConfig.RoutingControl control ->
          signals.routingControl(control.arn()).orElse(RoutingControlState.ON)
              == RoutingControlState.ON;
      case HealthCheckConfig.Alarm alarm ->
          isHealthy(signals.alarm(alarm.id()), alarm.insufficientData());
      case HealthCheckConfig.Calculated calculated ->
          healthyChildren(calculated, signals) >= calculated.healthThreshold();
    };
  }

  private static boolean isHealthy(AlarmData data, InsufficientData insufficientData) {
    return switch (data.state()) {
      case OK -> true;
      case ALARM -> false;
      case INSUFFICIENT_DATA ->
          switch (insufficientData) {
            case HEALTHY -> true;
            case UNHEALTHY -> false;
            case LAST_KNOWN_STATUS -> data.lastKnown().map(HealthStatus::isHealthy).orElse(true);
          };
    };
  }

  /** How many of the children there are that say healthy; those that are gone do not count. */
  static long healthyChildren(HealthCheckConfig.Calculated calculated, Signals signals) {
    return calculated.children().stream()
        .map(signals::isHealthy)
        .filter(child -> child.orElse(false))
        .count();
  }
}

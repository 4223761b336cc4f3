package io.milepost.healthcheck.decide;

import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.InsufficientData;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Says in a few words why a check says what {@link Verdict} gives. */
public final class Reason {
  private Reason() {}

  /**
   * The reason for what a check says.
   *
   * @param forced what it is made to say
   * @param endpoint what its checkers found; empty if it has none
   */
  public static String of(
      HealthCheckConfig config,
      Optional<HealthStatus> forced,
      Optional<EndpointHealth> endpoint,
      Signals signals) {
    if (forced.isPresent()) {
      return "forced";
    }
    String measured = config.disabled() ? "disabled" : measured(config, endpoint, signals);
    return config.inverted() ? measured + "; inverted" : measured;
  }

  private static String measured(
      HealthCheckConfig config, Optional<EndpointHealth> endpoint, Signals signals) {
    return switch (config) {
      case HealthCheckConfig.Endpoint _ -> endpoint.map(Reason::ofEndpoint).orElse("not probed");
      case HealthCheckConfig.RoutingControl control ->
          signals
              .routingControl(control.arn())
              .map(state ->
                  switch (state) {
                    case ON -> "the routing control is On";
                    case OFF -> "the routing control is Off";
                  })
              .orElse("the routing control's state is not known");
      case HealthCheckConfig.Alarm alarm ->
          ofAlarm(signals.alarm(alarm.id()), alarm.insufficientData());
      case HealthCheckConfig.Calculated calculated ->
          Verdict.healthyChildren(calculated, signals)
              + " of "
              + calculated.children().size()
              + " children healthy, threshold "
              + calculated.healthThreshold();
    };
  }

  private static String ofEndpoint(EndpointHealth endpoint) {
    String share =
        endpoint.healthyCheckers() + " of " + endpoint.checkers().size() + " checkers say healthy";
    Optional<Observation> newest =
        endpoint.checkers().stream()
            .flatMap(state -> state.last().stream())
            .filter(last -> last.success() == endpoint.isHealthy())
            .max(Comparator.comparing(Observation::checkedAt));
    return newest.map(last -> share + "; " + last.region() + ": " + last.status()).orElse(share);
  }

  private static String ofAlarm(AlarmData data, InsufficientData insufficientData) {
    return data.state() == AlarmState.INSUFFICIENT_DATA
        ? "the alarm has too little data; then "
            + insufficientData.name().toLowerCase(Locale.ROOT).replace('_', ' ')
        : "the alarm is in state " + data.state();
  }
}

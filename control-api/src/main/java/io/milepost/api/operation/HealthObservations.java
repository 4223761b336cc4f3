package io.milepost.api.operation;

import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.HealthReport;
import io.milepost.healthcheck.decide.CheckerState;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.route53.model.HealthCheckObservation;

/** What the checkers of an endpoint observed, in the shapes of the API. */
final class HealthObservations {
  private HealthObservations() {}

  /**
   * One observation of each checker that has made such a one.
   *
   * @throws NoSuchHealthCheck if there is no such check
   * @throws InvalidInput if it has no checkers
   */
  static List<HealthCheckObservation> of(
      HealthMonitor health, String id, Function<CheckerState, Optional<Observation>> wanted) {
    HealthReport report =
        health.report(new HealthCheckId(id)).orElseThrow(() -> new NoSuchHealthCheck(id));
    HealthCheckType type = report.check().config().type();
    if (!type.isEndpoint()) {
      throw new InvalidInput(
          "The health check "
              + id
              + " is of type "
              + type
              + ", which no health checker observes: there is no such status of it.");
    }
    return report.checkers().stream()
        .flatMap(checker -> wanted.apply(checker).stream())
        .map(HealthObservations::shape)
        .toList();
  }

  private static HealthCheckObservation shape(Observation observation) {
    return HealthCheckObservation.builder()
        .region(observation.region())
        .ipAddress(observation.checker().getHostAddress())
        .statusReport(
            report -> report.status(observation.status()).checkedTime(observation.checkedAt()))
        .build();
  }
}

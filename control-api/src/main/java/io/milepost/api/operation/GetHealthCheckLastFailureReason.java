package io.milepost.api.operation;

import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.decide.CheckerState;
import software.amazon.awssdk.services.route53.model.GetHealthCheckLastFailureReasonRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckLastFailureReasonResponse;

/** Gives why each checker of an endpoint that ever failed to reach it failed last. */
final class GetHealthCheckLastFailureReason
    implements Operation<
        GetHealthCheckLastFailureReasonRequest, GetHealthCheckLastFailureReasonResponse> {
  private final HealthMonitor health;

  GetHealthCheckLastFailureReason(HealthMonitor health) {
    this.health = health;
  }

  @Override
  public GetHealthCheckLastFailureReasonResponse handle(
      GetHealthCheckLastFailureReasonRequest request) {
    return GetHealthCheckLastFailureReasonResponse.builder()
        .healthCheckObservations(
            HealthObservations.of(health, request.healthCheckId(), CheckerState::lastFailure))
        .build();
  }
}

package io.milepost.api.operation;

import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.decide.CheckerState;
import software.amazon.awssdk.services.route53.model.GetHealthCheckStatusRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckStatusResponse;

/** Gives what each checker of an endpoint observed last. */
final class GetHealthCheckStatus
    implements Operation<GetHealthCheckStatusRequest, GetHealthCheckStatusResponse> {
  private final HealthMonitor health;

  GetHealthCheckStatus(HealthMonitor health) {
    this.health = health;
  }

  @Override
  public GetHealthCheckStatusResponse handle(GetHealthCheckStatusRequest request) {
    return GetHealthCheckStatusResponse.builder()
        .healthCheckObservations(
            HealthObservations.of(health, request.healthCheckId(), CheckerState::last))
        .build();
  }
}

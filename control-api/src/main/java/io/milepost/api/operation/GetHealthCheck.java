package io.milepost.api.operation;

import io.milepost.model.error.NoSuchHealthCheck;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.GetHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;

/** Gives a health check as it is configured. */
final class GetHealthCheck implements Operation<GetHealthCheckRequest, GetHealthCheckResponse> {
  private final Store store;

  GetHealthCheck(Store store) {
    this.store = store;
  }

  @Override
  public GetHealthCheckResponse handle(GetHealthCheckRequest request) {
    HealthCheckId id = new HealthCheckId(request.healthCheckId());
    HealthCheck check =
        store
            .read(reader -> reader.healthCheck(id))
            .orElseThrow(() -> new NoSuchHealthCheck(id.value()));
    return GetHealthCheckResponse.builder()
        .healthCheck(HealthCheckShapes.healthCheck(check))
        .build();
  }
}

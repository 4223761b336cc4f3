package io.milepost.api.operation;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.CreateHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.CreateHealthCheckResponse;

/** Makes a health check, or finds the one that the same request has made before. */
final class CreateHealthCheck
    implements Operation<CreateHealthCheckRequest, CreateHealthCheckResponse> {
  private static final String LOCATION = "https://route53.amazonaws.com/2013-04-01/healthcheck/";

  private final Store store;
  private final Quotas quotas;

  CreateHealthCheck(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public CreateHealthCheckResponse handle(CreateHealthCheckRequest request) {
    HealthCheck check =
        store.apply(
            new io.milepost.model.operation.CreateHealthCheck(
                request.callerReference(),
                HealthCheckShapes.type(request.healthCheckConfig()),
                HealthCheckShapes.settings(request.healthCheckConfig()),
                quotas));
    return CreateHealthCheckResponse.builder()
        .healthCheck(HealthCheckShapes.healthCheck(check))
        .location(LOCATION + check.id())
        .build();
  }
}

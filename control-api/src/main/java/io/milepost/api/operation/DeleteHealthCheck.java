package io.milepost.api.operation;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.store.Store;
import software.amazon.awssdk.services.route53.model.DeleteHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.DeleteHealthCheckResponse;

/** Removes a health check, whether record sets name it or not. */
final class DeleteHealthCheck
    implements Operation<DeleteHealthCheckRequest, DeleteHealthCheckResponse> {
  private final Store store;

  DeleteHealthCheck(Store store) {
    this.store = store;
  }

  @Override
  public DeleteHealthCheckResponse handle(DeleteHealthCheckRequest request) {
    HealthCheckId id = new HealthCheckId(request.healthCheckId());
    store.apply(new io.milepost.model.operation.DeleteHealthCheck(id));
    return DeleteHealthCheckResponse.builder().build();
  }
}

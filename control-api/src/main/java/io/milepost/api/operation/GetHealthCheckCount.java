package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import software.amazon.awssdk.services.route53.model.GetHealthCheckCountRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckCountResponse;

/** Counts the health checks. */
final class GetHealthCheckCount
    implements Operation<GetHealthCheckCountRequest, GetHealthCheckCountResponse> {
  private final Store store;

  GetHealthCheckCount(Store store) {
    this.store = store;
  }

  @Override
  public GetHealthCheckCountResponse handle(GetHealthCheckCountRequest request) {
    return GetHealthCheckCountResponse.builder()
        .healthCheckCount(store.read(StoreReader::healthCheckCount))
        .build();
  }
}

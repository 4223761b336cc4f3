package io.milepost.api.operation;

import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import software.amazon.awssdk.services.route53.model.GetHostedZoneCountRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneCountResponse;

/** Tells how many hosted zones there are. */
final class GetHostedZoneCount
    implements Operation<GetHostedZoneCountRequest, GetHostedZoneCountResponse> {
  private final Store store;

  GetHostedZoneCount(Store store) {
    this.store = store;
  }

  @Override
  public GetHostedZoneCountResponse handle(GetHostedZoneCountRequest request) {
    return GetHostedZoneCountResponse.builder()
        .hostedZoneCount(store.read(StoreReader::hostedZoneCount))
        .build();
  }
}

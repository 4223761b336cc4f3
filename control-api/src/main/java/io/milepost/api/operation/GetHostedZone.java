package io.milepost.api.operation;

import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;

/** Gives a hosted zone and its name servers. */
final class GetHostedZone implements Operation<GetHostedZoneRequest, GetHostedZoneResponse> {
  private final Store store;

  GetHostedZone(Store store) {
    this.store = store;
  }

  @Override
  public GetHostedZoneResponse handle(GetHostedZoneRequest request) {
    HostedZone zone =
        store
            .read(reader -> reader.hostedZone(new HostedZoneId(request.id())))
            .orElseThrow(() -> new NoSuchHostedZone(request.id()));
    return GetHostedZoneResponse.builder()
        .hostedZone(ZoneShapes.hostedZone(zone))
        .delegationSet(ZoneShapes.delegationSet(zone))
        .build();
  }
}

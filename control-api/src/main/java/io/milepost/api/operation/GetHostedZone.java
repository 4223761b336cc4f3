package io.milepost.api.operation;

import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;

/** Gives a hosted zone and its name servers, or the VPCs that see it. */
final class GetHostedZone implements Operation<GetHostedZoneRequest, GetHostedZoneResponse> {
  private final Store store;

  GetHostedZone(Store store) {
    this.store = store;
  }

  @Override
  public GetHostedZoneResponse handle(GetHostedZoneRequest request) {
    return store.read(reader -> response(reader, new HostedZoneId(request.id())));
  }

  private static GetHostedZoneResponse response(StoreReader reader, HostedZoneId id) {
    HostedZone zone = reader.hostedZone(id).orElseThrow(() -> new NoSuchHostedZone(id.value()));
    GetHostedZoneResponse.Builder response =
        GetHostedZoneResponse.builder()
            .hostedZone(ZoneShapes.hostedZone(zone))
            .delegationSet(ZoneShapes.delegationSet(reader, zone).orElse(null));
    if (zone.isPrivate()) {
      response.vpCs(reader.vpcs(id).stream().map(VpcShapes::of).toList());
    }
    return response.build();
  }
}

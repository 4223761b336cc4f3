package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.operation.DisableDnssec;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.DisableHostedZoneDnssecRequest;
import software.amazon.awssdk.services.route53.model.DisableHostedZoneDnssecResponse;

/** Has a zone's answers signed no more. */
final class DisableHostedZoneDNSSEC
    implements Operation<DisableHostedZoneDnssecRequest, DisableHostedZoneDnssecResponse> {
  private final Store store;

  DisableHostedZoneDNSSEC(Store store) {
    this.store = store;
  }

  @Override
  public DisableHostedZoneDnssecResponse handle(DisableHostedZoneDnssecRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    ChangeInfo change = store.apply(new DisableDnssec(id));
    return DisableHostedZoneDnssecResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}

package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.dnssec.KeyMaker;
import io.milepost.model.operation.EnableDnssec;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.EnableHostedZoneDnssecRequest;
import software.amazon.awssdk.services.route53.model.EnableHostedZoneDnssecResponse;

/** Has a zone's answers signed. */
final class EnableHostedZoneDNSSEC
    implements Operation<EnableHostedZoneDnssecRequest, EnableHostedZoneDnssecResponse> {
  private final Store store;
  private final KeyMaker maker;

  EnableHostedZoneDNSSEC(Store store, KeyMaker maker) {
    this.store = store;
    this.maker = maker;
  }

  @Override
  public EnableHostedZoneDnssecResponse handle(EnableHostedZoneDnssecRequest request) {
    HostedZoneId id = new HostedZoneId(request.hostedZoneId());
    ChangeInfo change = store.apply(new EnableDnssec(id, maker));
    return EnableHostedZoneDnssecResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}

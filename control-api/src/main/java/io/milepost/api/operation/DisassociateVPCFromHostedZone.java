package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.operation.DisassociateVpc;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.DisassociateVpcFromHostedZoneResponse;

/** Hides a private hosted zone from a VPC. */
final class DisassociateVPCFromHostedZone
    implements Operation<
        DisassociateVpcFromHostedZoneRequest, DisassociateVpcFromHostedZoneResponse> {
  private final Store store;

  DisassociateVPCFromHostedZone(Store store) {
    this.store = store;
  }

  @Override
  public DisassociateVpcFromHostedZoneResponse handle(
      DisassociateVpcFromHostedZoneRequest request) {
    ChangeInfo change =
        store.apply(
            new DisassociateVpc(
                new HostedZoneId(request.hostedZoneId()),
                VpcShapes.read(request.vpc()),
                Optional.ofNullable(request.comment())));
    return DisassociateVpcFromHostedZoneResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}

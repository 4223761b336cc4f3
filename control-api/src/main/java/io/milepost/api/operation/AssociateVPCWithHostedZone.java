package io.milepost.api.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.operation.AssociateVpc;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.AssociateVpcWithHostedZoneResponse;

/** Lets a VPC see a private hosted zone. */
final class AssociateVPCWithHostedZone
    implements Operation<AssociateVpcWithHostedZoneRequest, AssociateVpcWithHostedZoneResponse> {
  private final Store store;
  private final Quotas quotas;

  AssociateVPCWithHostedZone(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public AssociateVpcWithHostedZoneResponse handle(AssociateVpcWithHostedZoneRequest request) {
    ChangeInfo change =
        store.apply(
            new AssociateVpc(
                new HostedZoneId(request.hostedZoneId()),
                VpcShapes.read(request.vpc()),
                Optional.ofNullable(request.comment()),
                quotas));
    return AssociateVpcWithHostedZoneResponse.builder()
        .changeInfo(ZoneShapes.changeInfo(change))
        .build();
  }
}

package io.milepost.api.operation;

import io.milepost.model.operation.AuthorizeVpc;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import software.amazon.awssdk.services.route53.model.CreateVpcAssociationAuthorizationRequest;
import software.amazon.awssdk.services.route53.model.CreateVpcAssociationAuthorizationResponse;

/** Allows another account to associate its VPC with a private hosted zone. */
final class CreateVPCAssociationAuthorization
    implements Operation<
        CreateVpcAssociationAuthorizationRequest, CreateVpcAssociationAuthorizationResponse> {
  private final Store store;
  private final Quotas quotas;

  CreateVPCAssociationAuthorization(Store store, Quotas quotas) {
    this.store = store;
    this.quotas = quotas;
  }

  @Override
  public CreateVpcAssociationAuthorizationResponse handle(
      CreateVpcAssociationAuthorizationRequest request) {
    Vpc vpc = VpcShapes.read(request.vpc());
    HostedZone zone =
        store.apply(new AuthorizeVpc(new HostedZoneId(request.hostedZoneId()), vpc, quotas));
    return CreateVpcAssociationAuthorizationResponse.builder()
        .hostedZoneId(zone.id().value())
        .vpc(VpcShapes.of(vpc))
        .build();
  }
}

package io.milepost.api.operation;

import io.milepost.model.operation.DeauthorizeVpc;
import io.milepost.model.store.Store;
import io.milepost.model.zone.HostedZoneId;
import software.amazon.awssdk.services.route53.model.DeleteVpcAssociationAuthorizationRequest;
import software.amazon.awssdk.services.route53.model.DeleteVpcAssociationAuthorizationResponse;

/** Takes back what {@link CreateVPCAssociationAuthorization} allowed. */
final class DeleteVPCAssociationAuthorization
    implements Operation<
        DeleteVpcAssociationAuthorizationRequest, DeleteVpcAssociationAuthorizationResponse> {
  private final Store store;

  DeleteVPCAssociationAuthorization(Store store) {
    this.store = store;
  }

  @Override
  public DeleteVpcAssociationAuthorizationResponse handle(
      DeleteVpcAssociationAuthorizationRequest request) {
    store.apply(
        new DeauthorizeVpc(
            new HostedZoneId(request.hostedZoneId()), VpcShapes.read(request.vpc())));
    return DeleteVpcAssociationAuthorizationResponse.builder().build();
  }
}

package io.milepost.model.error;

/** Nobody was authorized to associate that VPC with the zone. */
public final class VPCAssociationAuthorizationNotFound extends ClientFault {
  private static final long serialVersionUID = 1L;

  public VPCAssociationAuthorizationNotFound() {
    super(
        "VPCAssociationAuthorizationNotFound",
        404,
        "The VPC that you specified is not authorized to be associated with the hosted zone.");
  }
}

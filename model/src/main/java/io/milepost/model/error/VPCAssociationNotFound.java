package io.milepost.model.error;

/** The VPC does not see the zone. */
public final class VPCAssociationNotFound extends ClientFault {
  private static final long serialVersionUID = 1L;

  public VPCAssociationNotFound() {
    super(
        "VPCAssociationNotFound",
        404,
        "The VPC and the hosted zone that you specified are not associated.");
  }
}

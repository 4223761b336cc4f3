package io.milepost.model.error;

/** A public zone is seen by everybody, and so by no VPC more than by others. */
public final class PublicZoneVPCAssociation extends ClientFault {
  private static final long serialVersionUID = 1L;

  public PublicZoneVPCAssociation() {
    super(
        "PublicZoneVPCAssociation",
        400,
        "You're trying to associate a VPC with a public hosted zone. Only private hosted zones can be"
            + " associated with a VPC.");
  }
}

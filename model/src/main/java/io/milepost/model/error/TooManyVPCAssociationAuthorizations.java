package io.milepost.model.error;

/** The zone has as many authorizations as it may have. */
public final class TooManyVPCAssociationAuthorizations extends ClientFault {
  private static final long serialVersionUID = 1L;

  public TooManyVPCAssociationAuthorizations() {
    super(
        "TooManyVPCAssociationAuthorizations",
        400,
        "The limit on the number of VPC association authorizations of the specified hosted zone has been"
            + " reached.");
  }
}

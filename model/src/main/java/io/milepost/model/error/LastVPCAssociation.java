package io.milepost.model.error;

/** A private zone without a VPC would be seen by nobody. */
public final class LastVPCAssociation extends ClientFault {
  private static final long serialVersionUID = 1L;

  public LastVPCAssociation() {
    super(
        "LastVPCAssociation",
        400,
        "The VPC that you're trying to disassociate from the private hosted zone is the last one that is"
            + " associated with it.");
  }
}

package io.milepost.model.error;

/** The parent zone delegates to other name servers. */
public final class HostedZonePartiallyDelegated extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HostedZonePartiallyDelegated(String zone, String parent) {
    super(
        "HostedZonePartiallyDelegated",
        400,
        "The name servers of hosted zone '"
            + zone
            + "' don't match those of its delegation in the parent '"
            + parent
            + "'.");
  }
}

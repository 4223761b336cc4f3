package io.milepost.model.error;

/** The zone has more than its apex NS and SOA. */
public final class HostedZoneNotEmpty extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HostedZoneNotEmpty() {
    super(
        "HostedZoneNotEmpty",
        400,
        "The specified hosted zone contains non-required resource record sets and so cannot be"
            + " deleted.");
  }
}

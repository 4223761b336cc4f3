package io.milepost.model.error;

/** The zone has more than its apex NS and SOA, or is signed, or has keys. */
public final class HostedZoneNotEmpty extends ClientFault {
  private static final long serialVersionUID = 1L;

  private HostedZoneNotEmpty(String message) {
    super("HostedZoneNotEmpty", 400, message);
  }

  /** It has other record sets. */
  public static HostedZoneNotEmpty ofRecordSets() {
    return new HostedZoneNotEmpty(
        "The specified hosted zone contains non-required resource record sets and so cannot be"
            + " deleted.");
  }

  /** It has keys. */
  public static HostedZoneNotEmpty ofKeys() {
    return new HostedZoneNotEmpty(
        "The specified hosted zone contains DNSSEC Key Signing Keys and so cannot be deleted.");
  }
}

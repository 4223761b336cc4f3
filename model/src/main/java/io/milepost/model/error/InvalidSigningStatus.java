package io.milepost.model.error;

/** The zone is in a state that does not allow it. */
public final class InvalidSigningStatus extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidSigningStatus(String zoneId, String status) {
    super(
        "InvalidSigningStatus",
        400,
        "Hosted zone with ID '"
            + zoneId
            + "' has DNSSEC status "
            + status
            + ": enable or disable DNSSEC signing first.");
  }
}

package io.milepost.model.error;

/** The zone has no keys. */
public final class DNSSECNotFound extends ClientFault {
  private static final long serialVersionUID = 1L;

  public DNSSECNotFound(String zoneId) {
    super(
        "DNSSECNotFound",
        400,
        "Hosted zone with ID '" + zoneId + "' doesn't have any DNSSEC resources.");
  }
}

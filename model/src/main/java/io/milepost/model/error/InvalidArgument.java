package io.milepost.model.error;

import io.milepost.model.zone.HostedZoneId;

/** A parameter is of the right form, but means what is not possible. */
public final class InvalidArgument extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidArgument(String message) {
    super("InvalidArgument", 400, message);
  }

  /** A private zone has nothing to do with DNSSEC. */
  public static InvalidArgument ofPrivateZone(HostedZoneId id) {
    return new InvalidArgument(
        "Hosted zone with ID '" + id + "' is private: DNSSEC is for public hosted zones.");
  }
}

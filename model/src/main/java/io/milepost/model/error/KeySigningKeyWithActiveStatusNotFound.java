package io.milepost.model.error;

/** Nothing signs the zone's keys. */
public final class KeySigningKeyWithActiveStatusNotFound extends ClientFault {
  private static final long serialVersionUID = 1L;

  public KeySigningKeyWithActiveStatusNotFound(String zoneId) {
    super(
        "KeySigningKeyWithActiveStatusNotFound",
        400,
        "Hosted zone with ID '" + zoneId + "' does not have a Key Signing Key in ACTIVE status.");
  }
}

package io.milepost.model.error;

/** A zone has no key of that name. */
public final class NoSuchKeySigningKey extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchKeySigningKey(String name, String zoneId) {
    super(
        "NoSuchKeySigningKey",
        404,
        "No Key Signing Key with name " + name + " found in hosted zone with ID: " + zoneId);
  }
}

package io.milepost.model.error;

/** The parent zone still says that the zone is signed. */
public final class KeySigningKeyInParentDSRecord extends ClientFault {
  private static final long serialVersionUID = 1L;

  public KeySigningKeyInParentDSRecord(String zone, String parent) {
    super(
        "KeySigningKeyInParentDSRecord",
        400,
        "The DS record of '"
            + zone
            + "' in the parent hosted zone '"
            + parent
            + "' still refers to a Key Signing Key: remove it first, and wait until its TTL has passed.");
  }
}

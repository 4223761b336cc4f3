package io.milepost.model.error;

/** Another key of the zone has the name, the caller reference or the ARN. */
public final class KeySigningKeyAlreadyExists extends ClientFault {
  private static final long serialVersionUID = 1L;

  public KeySigningKeyAlreadyExists(String what) {
    super(
        "KeySigningKeyAlreadyExists",
        409,
        "Another Key Signing Key of the hosted zone has the same " + what + ".");
  }
}

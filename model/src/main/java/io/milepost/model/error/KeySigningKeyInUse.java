package io.milepost.model.error;

/** The last active key of a zone that is signed. */
public final class KeySigningKeyInUse extends ClientFault {
  private static final long serialVersionUID = 1L;

  public KeySigningKeyInUse(String name) {
    super(
        "KeySigningKeyInUse",
        400,
        "Key Signing Key with name "
            + name
            + " can't be deactivated because it is the only one in ACTIVE status of a hosted zone that is signed.");
  }
}

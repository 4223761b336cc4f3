package io.milepost.model.error;

/** A name has other characters than letters, digits and underscores. */
public final class InvalidKeySigningKeyName extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidKeySigningKeyName(String name) {
    super(
        "InvalidKeySigningKeyName",
        400,
        "The Key Signing Key name '"
            + name
            + "' has characters other than letters, digits and underscores (_).");
  }
}

package io.milepost.model.error;

/** The zone has two keys. */
public final class TooManyKeySigningKeys extends ClientFault {
  private static final long serialVersionUID = 1L;

  public TooManyKeySigningKeys() {
    super(
        "TooManyKeySigningKeys",
        400,
        "The hosted zone has as many Key Signing Keys as it may have, 2: delete one first.");
  }
}

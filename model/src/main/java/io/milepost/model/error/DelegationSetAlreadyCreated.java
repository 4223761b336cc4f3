package io.milepost.model.error;

/** The caller reference of the delegation set was used before. */
public final class DelegationSetAlreadyCreated extends ClientFault {
  private static final long serialVersionUID = 1L;

  public DelegationSetAlreadyCreated() {
    super(
        "DelegationSetAlreadyCreated",
        400,
        "A delegation set has already been created with the specified caller reference.");
  }
}

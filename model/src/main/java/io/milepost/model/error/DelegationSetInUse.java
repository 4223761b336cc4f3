package io.milepost.model.error;

/** Hosted zones use the delegation set. */
public final class DelegationSetInUse extends ClientFault {
  private static final long serialVersionUID = 1L;

  public DelegationSetInUse() {
    super(
        "DelegationSetInUse",
        400,
        "The specified delegation set can't be deleted: hosted zones use it.");
  }
}

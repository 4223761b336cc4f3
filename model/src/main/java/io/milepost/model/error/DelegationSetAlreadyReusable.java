package io.milepost.model.error;

/** The zone's delegation set is a reusable one already. */
public final class DelegationSetAlreadyReusable extends ClientFault {
  private static final long serialVersionUID = 1L;

  public DelegationSetAlreadyReusable() {
    super(
        "DelegationSetAlreadyReusable",
        400,
        "The delegation set of the specified hosted zone is reusable already.");
  }
}

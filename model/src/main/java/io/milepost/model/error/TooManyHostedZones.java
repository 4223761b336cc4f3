package io.milepost.model.error;

/** The account, or the delegation set, has as many hosted zones as it may have. */
public final class TooManyHostedZones extends ClientFault {
  private static final long serialVersionUID = 1L;

  public TooManyHostedZones(String whose) {
    super(
        "TooManyHostedZones",
        400,
        "The limit on the number of hosted zones of " + whose + " has been reached.");
  }
}

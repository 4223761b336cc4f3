package io.milepost.model.error;

/** The zone is public, and what was asked of it only private zones have. */
public final class HostedZoneNotPrivate extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HostedZoneNotPrivate() {
    super(
        "HostedZoneNotPrivate",
        400,
        "The specified hosted zone is a public hosted zone, not a private one.");
  }
}

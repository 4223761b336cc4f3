package io.milepost.model.error;

/** The caller reference was used before. */
public final class HostedZoneAlreadyExists extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HostedZoneAlreadyExists() {
    super(
        "HostedZoneAlreadyExists",
        409,
        "A hosted zone has already been created with the specified caller reference.");
  }
}

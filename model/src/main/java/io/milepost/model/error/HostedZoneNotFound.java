package io.milepost.model.error;

/** No hosted zone has that id, of which a delegation set was to be made. */
public final class HostedZoneNotFound extends ClientFault {
  private static final long serialVersionUID = 1L;

  public HostedZoneNotFound(String id) {
    super("HostedZoneNotFound", 400, "No hosted zone found with ID: " + id);
  }
}

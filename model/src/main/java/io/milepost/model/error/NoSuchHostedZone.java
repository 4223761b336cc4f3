package io.milepost.model.error;

/** No hosted zone has that id. */
public final class NoSuchHostedZone extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchHostedZone(String id) {
    super("NoSuchHostedZone", 404, "No hosted zone found with ID: " + id);
  }
}

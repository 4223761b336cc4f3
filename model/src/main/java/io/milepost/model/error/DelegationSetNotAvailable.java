package io.milepost.model.error;

/** No four name servers are left for a zone of that name. */
public final class DelegationSetNotAvailable extends ClientFault {
  private static final long serialVersionUID = 1L;

  public DelegationSetNotAvailable(String name) {
    super(
        "DelegationSetNotAvailable",
        400,
        "Unable to find four available name servers for a hosted zone named " + name);
  }
}

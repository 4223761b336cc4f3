package io.milepost.model.error;

/** Another CIDR collection has the name or the caller reference. */
public final class CidrCollectionAlreadyExists extends ClientFault {
  private static final long serialVersionUID = 1L;

  public CidrCollectionAlreadyExists(String message) {
    super("CidrCollectionAlreadyExistsException", 400, message);
  }
}

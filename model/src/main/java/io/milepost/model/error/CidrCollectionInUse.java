package io.milepost.model.error;

/** A CIDR collection has blocks, or record sets use it. */
public final class CidrCollectionInUse extends ClientFault {
  private static final long serialVersionUID = 1L;

  public CidrCollectionInUse(String message) {
    super("CidrCollectionInUseException", 400, message);
  }
}

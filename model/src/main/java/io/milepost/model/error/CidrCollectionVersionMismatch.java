package io.milepost.model.error;

/** The version in the request is not that of the CIDR collection. */
public final class CidrCollectionVersionMismatch extends ClientFault {
  private static final long serialVersionUID = 1L;

  public CidrCollectionVersionMismatch(String message) {
    super("CidrCollectionVersionMismatchException", 409, message);
  }
}

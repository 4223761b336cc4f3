package io.milepost.model.error;

/**
 * A CIDR block is in another location, or record sets use the location that it would leave empty.
 */
public final class CidrBlockInUse extends ClientFault {
  private static final long serialVersionUID = 1L;

  public CidrBlockInUse(String message) {
    super("CidrBlockInUseException", 400, message);
  }
}

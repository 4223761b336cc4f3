package io.milepost.model.error;

/** There is no such VPC, or not in that region. */
public final class InvalidVPCId extends ClientFault {
  private static final long serialVersionUID = 1L;

  public InvalidVPCId() {
    super("InvalidVPCId", 400, "The VPC ID is invalid.");
  }
}

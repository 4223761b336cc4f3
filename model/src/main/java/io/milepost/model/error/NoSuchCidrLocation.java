package io.milepost.model.error;

/** A CIDR collection has no location of that name. */
public final class NoSuchCidrLocation extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchCidrLocation(String name) {
    super(
        "NoSuchCidrLocationException",
        404,
        "A CIDR location with name " + name + " does not exist.");
  }
}

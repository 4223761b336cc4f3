package io.milepost.model.error;

/** No CIDR collection has that id. */
public final class NoSuchCidrCollection extends ClientFault {
  private static final long serialVersionUID = 1L;

  public NoSuchCidrCollection(String id) {
    super(
        "NoSuchCidrCollectionException",
        404,
        "A CIDR collection with id " + id + " does not exist.");
  }
}

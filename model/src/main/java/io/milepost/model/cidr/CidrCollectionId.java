package io.milepost.model.cidr;

/**
 * A CIDR collection's id, a UUID in lower case.
 *
 * @see "Route 53 API Reference: CidrRoutingConfig"
 */
public record CidrCollectionId(String value) {
  @Override
  public String toString() {
    return value;
  }
}

package io.milepost.model.cidr;

/**
 * A named set of locations, each with blocks of addresses. A block is in one location at most, and
 * a location exists while it has blocks.
 *
 * @param name 1 to 64 letters, digits, hyphens and underscores
 * @param callerReference 1 to 64 ASCII characters
 * @param version 1 for a new collection, then one more for each request that changed it
 * @see "Route 53 API Reference: CidrCollection"
 */
public record CidrCollection(
    CidrCollectionId id, String name, String callerReference, long version) {
  private static final String ARN_PREFIX = "arn:aws:route53:::cidrcollection/";

  /** The collection's Amazon Resource Name. */
  public String arn() {
    return ARN_PREFIX + id;
  }

  /** The collection after one more change. */
  public CidrCollection withNextVersion() {
    return new CidrCollection(id, name, callerReference, version + 1);
  }
}

package io.milepost.model.zone;

/**
 * A reusable delegation set's id without its prefix: {@code N} and upper-case letters and digits,
 * at most 32 characters.
 *
 * @see "Route 53 API Reference: ResourceId"
 */
public record DelegationSetId(String value) {
  /** What stands before the id in the API's answers. */
  public static final String PREFIX = "/delegationset/";

  /** The id as the API shows it, with its prefix. */
  public String withPrefix() {
    return PREFIX + value;
  }

  @Override
  public String toString() {
    return value;
  }
}

package io.milepost.model.zone;

/**
 * A hosted zone's id without its prefix: {@code Z} and upper-case letters and digits, at most 32
 * characters.
 *
 * @see "Route 53 API Reference: ResourceId"
 */
public record HostedZoneId(String value) {
  /** What stands before the id in the API's answers. */
  public static final String PREFIX = "/hostedzone/";

  /** The id as the API shows it, with its prefix. */
  public String withPrefix() {
    return PREFIX + value;
  }

  @Override
  public String toString() {
    return value;
  }
}

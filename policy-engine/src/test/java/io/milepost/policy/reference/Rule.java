package io.milepost.policy.reference;

/** What a set says for itself within its group. */
public sealed interface Rule {
  /** The only set. */
  record Simple() implements Rule {}

  /** A share of the answers, 0 to 255. */
  record Weighted(int weight) implements Rule {}

  /** The region with the lowest latency. */
  record Latency(String region) implements Rule {}

  /** First or second. */
  record Failover(boolean primary) implements Rule {}

  /**
   * A place.
   *
   * @param code a continent, {@code US}, {@code US-CA}, or {@code *}
   * @param isContinent since NA is Namibia too
   */
  record Geolocation(String code, boolean isContinent) implements Rule {}

  /**
   * The nearest after bias.
   *
   * @param spot a region, a local zone group, or {@code @LATITUDE,LONGITUDE}
   * @param bias -99 to 99
   */
  record Geoproximity(String spot, int bias) implements Rule {}

  /** Up to eight. */
  record Multivalue() implements Rule {}

  /** A location of the collection, or {@code *}. */
  record IpBased(String location) implements Rule {}
}

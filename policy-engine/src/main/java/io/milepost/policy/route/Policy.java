package io.milepost.policy.route;

import java.util.Locale;

/**
 * The routing policies, by name.
 *
 * @see "Route 53 Developer Guide: choosing a routing policy"
 */
public enum Policy {
  SIMPLE(0),
  WEIGHTED(1),
  LATENCY(2),
  FAILOVER(3),
  GEOLOCATION(4),
  GEOPROXIMITY(5),
  MULTIVALUE(6),
  IP_BASED(7);

  private final int number;
  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  Policy(int number) {
    this.number = number;
  }

  /** 0 for the first, and so on. */
  int number() {
    return number;
  }

  /** The name in lower case, such as {@code ip-based}. */
  @Override
  public String toString() {
    return text;
  }
}

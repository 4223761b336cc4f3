package io.milepost.policy.agreement;

/** What a random case is about. */
enum Kind {
  WEIGHTED,
  LATENCY,
  FAILOVER,
  GEOLOCATION,
  GEOPROXIMITY,
  MULTIVALUE,
  IP_BASED,
  /** Aliases of aliases under mixed policies. */
  TREE;

  /** Whether Route 53 has the policy in private zones. */
  boolean isForPrivateZones() {
    return this != GEOPROXIMITY && this != IP_BASED;
  }
}

package io.milepost.model.operation;

/**
 * How much of something an account, a zone or a delegation set may have unless it has asked for
 * more.
 *
 * @see "Route 53 API Reference: GetAccountLimit, GetHostedZoneLimit, GetReusableDelegationSetLimit"
 */
public enum Quota {
  HEALTH_CHECKS(200),
  HOSTED_ZONES(500),
  DELEGATION_SETS(100),
  TRAFFIC_POLICIES(50),
  TRAFFIC_POLICY_INSTANCES(5),
  RECORD_SETS_OF_ZONE(10_000),
  VPCS_OF_ZONE(300),
  VPC_AUTHORIZATIONS_OF_ZONE(1_000),
  ZONES_OF_DELEGATION_SET(100),
  CIDR_COLLECTIONS(5);

  private final long value;

  Quota(long value) {
    this.value = value;
  }

  /** The most that there may be. */
  public long value() {
    return value;
  }
}

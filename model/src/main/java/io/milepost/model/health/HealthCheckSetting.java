package io.milepost.model.health;

/**
 * A member of a health check's configuration, but for its type.
 *
 * @see "Route 53 API Reference: HealthCheckConfig"
 */
public enum HealthCheckSetting {
  IP_ADDRESS(Kind.TEXT),
  PORT(Kind.NUMBER),
  RESOURCE_PATH(Kind.TEXT),
  FULLY_QUALIFIED_DOMAIN_NAME(Kind.TEXT),
  SEARCH_STRING(Kind.TEXT),
  /** In seconds. */
  REQUEST_INTERVAL(Kind.NUMBER),
  FAILURE_THRESHOLD(Kind.NUMBER),
  MEASURE_LATENCY(Kind.FLAG),
  INVERTED(Kind.FLAG),
  DISABLED(Kind.FLAG),
  HEALTH_THRESHOLD(Kind.NUMBER),
  CHILD_HEALTH_CHECKS(Kind.LIST),
  ENABLE_SNI(Kind.FLAG),
  REGIONS(Kind.LIST),
  ALARM_REGION(Kind.TEXT),
  ALARM_NAME(Kind.TEXT),
  /** The name of an {@link InsufficientData}. */
  INSUFFICIENT_DATA_HEALTH_STATUS(Kind.TEXT),
  ROUTING_CONTROL_ARN(Kind.TEXT);

  private final Kind kind;

  HealthCheckSetting(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What the values of a setting are. */
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    LIST
  }
}

package io.milepost.model.health;

import java.util.List;
import java.util.Optional;

/**
 * What a health check does, complete with its defaults. What it says is first measured, which gives
 * healthy if it is disabled, and then turned around if it is inverted.
 *
 * @see "Route 53 API Reference: HealthCheckConfig"
 */
public sealed interface HealthCheckConfig {
  HealthCheckType type();

  /** Whether what was measured is turned around. */
  boolean inverted();

  /** Whether nothing is measured, and healthy taken for it. */
  boolean disabled();

  /**
   * Checkers in some regions send requests to an endpoint.
   *
   * @param ipAddress as it was written; empty if the address of the domain name is looked up
   * @param domainName as it was written; never empty together with {@code ipAddress}
   * @param port 1 to 65535
   * @param requestIntervalSeconds from an answer to the next request: 10 or 30
   * @param failureThreshold after how many results in a row that differ from its opinion a checker
   *     changes it: 1 to 10
   * @param regions 3 or more of those with checkers; empty for all
   */
  record Endpoint(
      EndpointProtocol protocol,
      Optional<String> ipAddress,
      Optional<String> domainName,
      int port,
      int requestIntervalSeconds,
      int failureThreshold,
      boolean measureLatency,
      List<String> regions,
      boolean inverted,
      boolean disabled)
      implements HealthCheckConfig {
    public Endpoint {
      regions = List.copyOf(regions);
    }

    @Override
    public HealthCheckType type() {
      return protocol.type();
    }
  }

  /**
   * Other health checks decide.
   *
   * @param children checks of other types, at most 256; some may be gone, and are not counted then
   * @param healthThreshold how many of them must be healthy: 0 to 256
   */
  record Calculated(
      List<HealthCheckId> children, int healthThreshold, boolean inverted, boolean disabled)
      implements HealthCheckConfig {
    public Calculated {
      children = List.copyOf(children);
    }

    @Override
    public HealthCheckType type() {
      return HealthCheckType.CALCULATED;
    }
  }

  /**
   * The data of a CloudWatch alarm decides.
   *
   * @param region a CloudWatch region, such as {@code eu-west-1}
   * @param name 1 to 256 characters
   */
  record Alarm(
      String region,
      String name,
      InsufficientData insufficientData,
      boolean inverted,
      boolean disabled)
      implements HealthCheckConfig {
    public AlarmId id() {
      return new AlarmId(region, name);
    }

    @Override
    public HealthCheckType type() {
      return HealthCheckType.CLOUDWATCH_METRIC;
    }
  }

  /**
   * A routing control of the Application Recovery Controller decides.
   *
   * @param arn 1 to 255 characters
   */
  record RoutingControl(String arn, boolean inverted, boolean disabled)
      implements HealthCheckConfig {
    @Override
    public HealthCheckType type() {
      return HealthCheckType.RECOVERY_CONTROL;
    }
  }
}

package io.milepost.model.operation;

import static io.milepost.model.health.HealthCheckSetting.ALARM_NAME;
import static io.milepost.model.health.HealthCheckSetting.ALARM_REGION;
import static io.milepost.model.health.HealthCheckSetting.CHILD_HEALTH_CHECKS;
import static io.milepost.model.health.HealthCheckSetting.DISABLED;
import static io.milepost.model.health.HealthCheckSetting.ENABLE_SNI;
import static io.milepost.model.health.HealthCheckSetting.FAILURE_THRESHOLD;
import static io.milepost.model.health.HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME;
import static io.milepost.model.health.HealthCheckSetting.HEALTH_THRESHOLD;
import static io.milepost.model.health.HealthCheckSetting.INSUFFICIENT_DATA_HEALTH_STATUS;
import static io.milepost.model.health.HealthCheckSetting.INVERTED;
import static io.milepost.model.health.HealthCheckSetting.IP_ADDRESS;
import static io.milepost.model.health.HealthCheckSetting.MEASURE_LATENCY;
import static io.milepost.model.health.HealthCheckSetting.PORT;
import static io.milepost.model.health.HealthCheckSetting.REGIONS;
import static io.milepost.model.health.HealthCheckSetting.REQUEST_INTERVAL;
import static io.milepost.model.health.HealthCheckSetting.RESOURCE_PATH;
import static io.milepost.model.health.HealthCheckSetting.ROUTING_CONTROL_ARN;
import static io.milepost.model.health.HealthCheckSetting.SEARCH_STRING;

import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which settings a health check of a type may have, which it must be given, and what it has without
 * being given it.
 *
 * @see "Route 53 API Reference: HealthCheckConfig"
 */
final class SettingsOfType {
  private static final HealthCheckSettings OF_EVERY_TYPE =
      HealthCheckSettings.NONE.with(INVERTED, false).with(DISABLED, false);
  private static final HealthCheckSettings OF_ENDPOINTS =
      OF_EVERY_TYPE
          .with(REQUEST_INTERVAL, 30)
          .with(FAILURE_THRESHOLD, 3)
          .with(MEASURE_LATENCY, false)
          .with(ENABLE_SNI, false);
  private static final HealthCheckSettings OF_HTTP = OF_ENDPOINTS.with(PORT, 80);
  private static final HealthCheckSettings OF_HTTPS =
      OF_ENDPOINTS.with(PORT, 443).with(ENABLE_SNI, true);

  private SettingsOfType() {}

  /**
   * What a check may have. Every endpoint has a setting for SNI, but TLS alone may have it turned
   * on.
   */
  static Set<HealthCheckSetting> allowed(HealthCheckType type) {
    return switch (type) {
      case HTTP, HTTPS -> endpoint(RESOURCE_PATH);
      case HTTP_STR_MATCH, HTTPS_STR_MATCH -> endpoint(RESOURCE_PATH, SEARCH_STRING);
      case TCP -> endpoint();
      case CALCULATED -> EnumSet.of(INVERTED, DISABLED, CHILD_HEALTH_CHECKS, HEALTH_THRESHOLD);
      case CLOUDWATCH_METRIC ->
          EnumSet.of(INVERTED, DISABLED, ALARM_REGION, ALARM_NAME, INSUFFICIENT_DATA_HEALTH_STATUS);
      case RECOVERY_CONTROL -> EnumSet.of(INVERTED, DISABLED, ROUTING_CONTROL_ARN);
    };
  }

  private static Set<HealthCheckSetting> endpoint(HealthCheckSetting... more) {
    Set<HealthCheckSetting> settings =
        EnumSet.of(
            INVERTED,
            DISABLED,
            IP_ADDRESS,
            FULLY_QUALIFIED_DOMAIN_NAME,
            PORT,
            REQUEST_INTERVAL,
            FAILURE_THRESHOLD,
            MEASURE_LATENCY,
            REGIONS,
            ENABLE_SNI);
    settings.addAll(Set.of(more));
    return settings;
  }

  /** What a check must have; an endpoint needs an address or a domain name besides. */
  static Set<HealthCheckSetting> required(HealthCheckType type) {
    return switch (type) {
      case HTTP, HTTPS -> EnumSet.noneOf(HealthCheckSetting.class);
      case HTTP_STR_MATCH, HTTPS_STR_MATCH -> EnumSet.of(SEARCH_STRING);
      case TCP -> EnumSet.of(PORT);
      case CALCULATED -> EnumSet.of(CHILD_HEALTH_CHECKS, HEALTH_THRESHOLD);
      case CLOUDWATCH_METRIC ->
          EnumSet.of(ALARM_REGION, ALARM_NAME, INSUFFICIENT_DATA_HEALTH_STATUS);
      case RECOVERY_CONTROL -> EnumSet.of(ROUTING_CONTROL_ARN);
    };
  }

  /** What a check has that is not given anything else. */
  static HealthCheckSettings defaults(HealthCheckType type) {
    return switch (type) {
      case HTTP, HTTP_STR_MATCH -> OF_HTTP;
      case HTTPS, HTTPS_STR_MATCH -> OF_HTTPS;
      case TCP -> OF_ENDPOINTS;
      case CALCULATED, CLOUDWATCH_METRIC, RECOVERY_CONTROL -> OF_EVERY_TYPE;
    };
  }
}

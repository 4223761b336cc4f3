package io.milepost.api.operation;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckSetting;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.model.AlarmIdentifier;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.InsufficientDataHealthStatus;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckRequest;

/** Health checks in the shapes of the API. */
final class HealthCheckShapes {
  private HealthCheckShapes() {}

  static HealthCheckType type(HealthCheckConfig config) {
    return HealthCheckType.valueOf(config.typeAsString());
  }

  /** The settings that were given for a new check. */
  static HealthCheckSettings settings(HealthCheckConfig config) {
    Collected given = new Collected();
    given.add(HealthCheckSetting.IP_ADDRESS, config.ipAddress());
    given.add(HealthCheckSetting.PORT, config.port());
    given.add(HealthCheckSetting.RESOURCE_PATH, config.resourcePath());
    given.add(HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME, config.fullyQualifiedDomainName());
    given.add(HealthCheckSetting.SEARCH_STRING, config.searchString());
    given.add(HealthCheckSetting.REQUEST_INTERVAL, config.requestInterval());
    given.add(HealthCheckSetting.FAILURE_THRESHOLD, config.failureThreshold());
    given.add(HealthCheckSetting.MEASURE_LATENCY, config.measureLatency());
    given.add(HealthCheckSetting.INVERTED, config.inverted());
    given.add(HealthCheckSetting.DISABLED, config.disabled());
    given.add(HealthCheckSetting.HEALTH_THRESHOLD, config.healthThreshold());
    given.add(
        HealthCheckSetting.CHILD_HEALTH_CHECKS,
        config.hasChildHealthChecks() ? config.childHealthChecks() : null);
    given.add(HealthCheckSetting.ENABLE_SNI, config.enableSNI());
    given.add(HealthCheckSetting.REGIONS, config.hasRegions() ? config.regionsAsStrings() : null);
    given.addAlarm(config.alarmIdentifier(), config.insufficientDataHealthStatus());
    given.add(HealthCheckSetting.ROUTING_CONTROL_ARN, config.routingControlArn());
    return given.settings();
  }

  /** The settings that were given for a check that is there. */
  static HealthCheckSettings settings(UpdateHealthCheckRequest request) {
    Collected given = new Collected();
    given.add(HealthCheckSetting.IP_ADDRESS, request.ipAddress());
    given.add(HealthCheckSetting.PORT, request.port());
    given.add(HealthCheckSetting.RESOURCE_PATH, request.resourcePath());
    given.add(HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME, request.fullyQualifiedDomainName());
    given.add(HealthCheckSetting.SEARCH_STRING, request.searchString());
    given.add(HealthCheckSetting.FAILURE_THRESHOLD, request.failureThreshold());
    given.add(HealthCheckSetting.INVERTED, request.inverted());
    given.add(HealthCheckSetting.DISABLED, request.disabled());
    given.add(HealthCheckSetting.HEALTH_THRESHOLD, request.healthThreshold());
    given.add(
        HealthCheckSetting.CHILD_HEALTH_CHECKS,
        request.hasChildHealthChecks() ? request.childHealthChecks() : null);
    given.add(HealthCheckSetting.ENABLE_SNI, request.enableSNI());
    given.add(HealthCheckSetting.REGIONS, request.hasRegions() ? request.regionsAsStrings() : null);
    given.addAlarm(request.alarmIdentifier(), request.insufficientDataHealthStatus());
    return given.settings();
  }

  private static final class Collected {
    private final Map<HealthCheckSetting, Object> values = new EnumMap<>(HealthCheckSetting.class);

    void add(HealthCheckSetting setting, @Nullable Object value) {
      if (value != null) {
        values.put(setting, value);
      }
    }

    void addAlarm(
        @Nullable AlarmIdentifier alarm, @Nullable InsufficientDataHealthStatus insufficientData) {
      if (alarm != null) {
        add(HealthCheckSetting.ALARM_REGION, alarm.regionAsString());
        add(HealthCheckSetting.ALARM_NAME, alarm.name());
      }
      if (insufficientData != null) {
        add(HealthCheckSetting.INSUFFICIENT_DATA_HEALTH_STATUS, insufficientData.name());
      }
    }

    HealthCheckSettings settings() {
      return new HealthCheckSettings(values);
    }
  }

  static software.amazon.awssdk.services.route53.model.HealthCheck healthCheck(HealthCheck check) {
    return software.amazon.awssdk.services.route53.model.HealthCheck.builder()
        .id(check.id().value())
        .callerReference(check.callerReference())
        .healthCheckConfig(config(check))
        .healthCheckVersion(check.version())
        .build();
  }

  private static HealthCheckConfig config(HealthCheck check) {
    HealthCheckSettings settings = HealthCheckSettings.of(check.config());
    HealthCheckConfig.Builder config =
        HealthCheckConfig.builder()
            .type(check.config().type().name())
            .ipAddress(text(settings, HealthCheckSetting.IP_ADDRESS))
            .port(number(settings, HealthCheckSetting.PORT))
            .resourcePath(text(settings, HealthCheckSetting.RESOURCE_PATH))
            .fullyQualifiedDomainName(
                text(settings, HealthCheckSetting.FULLY_QUALIFIED_DOMAIN_NAME))
            .searchString(text(settings, HealthCheckSetting.SEARCH_STRING))
            .requestInterval(number(settings, HealthCheckSetting.REQUEST_INTERVAL))
            .failureThreshold(number(settings, HealthCheckSetting.FAILURE_THRESHOLD))
            .measureLatency(flag(settings, HealthCheckSetting.MEASURE_LATENCY))
            .inverted(flag(settings, HealthCheckSetting.INVERTED))
            .disabled(flag(settings, HealthCheckSetting.DISABLED))
            .healthThreshold(number(settings, HealthCheckSetting.HEALTH_THRESHOLD))
            .childHealthChecks(list(settings, HealthCheckSetting.CHILD_HEALTH_CHECKS))
            .enableSNI(flag(settings, HealthCheckSetting.ENABLE_SNI))
            .regionsWithStrings(list(settings, HealthCheckSetting.REGIONS))
            .routingControlArn(text(settings, HealthCheckSetting.ROUTING_CONTROL_ARN));
    if (check.config() instanceof io.milepost.model.health.HealthCheckConfig.Alarm alarm) {
      config
          .alarmIdentifier(id -> id.region(alarm.region()).name(alarm.name()))
          .insufficientDataHealthStatus(
              InsufficientDataHealthStatus.valueOf(alarm.insufficientData().name()));
    }
    return config.build();
  }

  private static @Nullable String text(HealthCheckSettings settings, HealthCheckSetting setting) {
    return settings.text(setting).orElse(null);
  }

  private static @Nullable Integer number(
      HealthCheckSettings settings, HealthCheckSetting setting) {
    return settings.number(setting).orElse(null);
  }

  private static @Nullable Boolean flag(HealthCheckSettings settings, HealthCheckSetting setting) {
    return settings.flag(setting).orElse(null);
  }

  private static @Nullable List<String> list(
      HealthCheckSettings settings, HealthCheckSetting setting) {
    return settings.list(setting).orElse(null);
  }
}

package io.milepost.model.health;

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

import io.milepost.model.health.HealthCheckConfig.Alarm;
import io.milepost.model.health.HealthCheckConfig.Calculated;
import io.milepost.model.health.HealthCheckConfig.Endpoint;
import io.milepost.model.health.HealthCheckConfig.RoutingControl;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A health check's configuration as a flat list of what is given, as requests and responses have
 * it: any part of it, in any combination.
 *
 * @param values of each setting a {@link String}, {@link Integer}, {@link Boolean} or {@link List}
 *     of {@link String}, as its kind is
 */
public record HealthCheckSettings(Map<HealthCheckSetting, Object> values) {
  /** Nothing is given. */
  public static final HealthCheckSettings NONE = new HealthCheckSettings(Map.of());

  public HealthCheckSettings {
    Map<HealthCheckSetting, Object> copy = new EnumMap<>(HealthCheckSetting.class);
    values.forEach((setting, value) -> copy.put(setting, ofKind(setting, value)));
    values = Collections.unmodifiableMap(copy);
  }

  private static Object ofKind(HealthCheckSetting setting, Object value) {
    Object kept = value instanceof List<?> list ? List.copyOf(list) : value;
    boolean fits =
        switch (setting.kind()) {
          case TEXT -> value instanceof String;
          case NUMBER -> value instanceof Integer;
          case FLAG -> value instanceof Boolean;
          case LIST ->
              value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        };
    if (!fits) {
      throw new IllegalArgumentException(setting + " " + value);
    }
    return kept;
  }

  public boolean has(HealthCheckSetting setting) {
    return values.containsKey(setting);
  }

  public Optional<String> text(HealthCheckSetting setting) {
    return Optional.ofNullable((String) values.get(setting));
  }

  public Optional<Integer> number(HealthCheckSetting setting) {
    return Optional.ofNullable((Integer) values.get(setting));
  }

  public Optional<Boolean> flag(HealthCheckSetting setting) {
    return Optional.ofNullable((Boolean) values.get(setting));
  }

  public Optional<List<String>> list(HealthCheckSetting setting) {
    return Optional.ofNullable((List<?>) values.get(setting))
        .map(list -> list.stream().map(String.class::cast).toList());
  }

  /** The same with one more setting, or another value of it. */
  public HealthCheckSettings with(HealthCheckSetting setting, Object value) {
    return with(new HealthCheckSettings(Map.of(setting, value)));
  }

  /** The same with all that others give in place of what is here. */
  public HealthCheckSettings with(HealthCheckSettings others) {
    Map<HealthCheckSetting, Object> changed = new EnumMap<>(HealthCheckSetting.class);
    changed.putAll(values);
    changed.putAll(others.values);
    return new HealthCheckSettings(changed);
  }

  /** The same without some settings. */
  public HealthCheckSettings without(Set<HealthCheckSetting> settings) {
    Map<HealthCheckSetting, Object> changed = new EnumMap<>(HealthCheckSetting.class);
    changed.putAll(values);
    changed.keySet().removeAll(settings);
    return new HealthCheckSettings(changed);
  }

  /** All that a configuration has, as responses show it. */
  public static HealthCheckSettings of(HealthCheckConfig config) {
    HealthCheckSettings settings =
        NONE.with(INVERTED, config.inverted()).with(DISABLED, config.disabled());
    return switch (config) {
      case Endpoint endpoint -> settings.with(ofEndpoint(endpoint)).with(of(endpoint.protocol()));
      case Calculated calculated ->
          settings
              .with(
                  CHILD_HEALTH_CHECKS,
                  calculated.children().stream().map(HealthCheckId::value).toList())
              .with(HEALTH_THRESHOLD, calculated.healthThreshold());
      case Alarm alarm ->
          settings
              .with(ALARM_REGION, alarm.region())
              .with(ALARM_NAME, alarm.name())
              .with(INSUFFICIENT_DATA_HEALTH_STATUS, alarm.insufficientData().name());
      case RoutingControl control -> settings.with(ROUTING_CONTROL_ARN, control.arn());
    };
  }

  private static HealthCheckSettings ofEndpoint(Endpoint endpoint) {
    HealthCheckSettings settings =
        NONE.with(PORT, endpoint.port())
            .with(REQUEST_INTERVAL, endpoint.requestIntervalSeconds())
            .with(FAILURE_THRESHOLD, endpoint.failureThreshold())
            .with(MEASURE_LATENCY, endpoint.measureLatency())
            .withText(IP_ADDRESS, endpoint.ipAddress())
            .withText(FULLY_QUALIFIED_DOMAIN_NAME, endpoint.domainName());
    return endpoint.regions().isEmpty() ? settings : settings.with(REGIONS, endpoint.regions());
  }

  private static HealthCheckSettings of(EndpointProtocol protocol) {
    return switch (protocol) {
      case EndpointProtocol.Tcp _ -> NONE.with(ENABLE_SNI, false);
      case EndpointProtocol.Http http ->
          NONE.with(ENABLE_SNI, http.transport() == EndpointProtocol.Http.Transport.TLS_WITH_SNI)
              .withText(RESOURCE_PATH, http.resourcePath())
              .withText(SEARCH_STRING, http.searchString());
    };
  }

  private HealthCheckSettings withText(HealthCheckSetting setting, Optional<String> value) {
    return value.map(text -> with(setting, text)).orElse(this);
  }

  /**
   * The configuration of a type that has these settings.
   *
   * @throws IllegalArgumentException if a setting that the type needs is missing
   */
  public HealthCheckConfig toConfig(HealthCheckType type) {
    boolean inverted = required(flag(INVERTED), INVERTED);
    boolean disabled = required(flag(DISABLED), DISABLED);
    return switch (type) {
      case CALCULATED ->
          new Calculated(
              required(list(CHILD_HEALTH_CHECKS), CHILD_HEALTH_CHECKS).stream()
                  .map(HealthCheckId::new)
                  .toList(),
              required(number(HEALTH_THRESHOLD), HEALTH_THRESHOLD),
              inverted,
              disabled);
      case CLOUDWATCH_METRIC ->
          new Alarm(
              required(text(ALARM_REGION), ALARM_REGION),
              required(text(ALARM_NAME), ALARM_NAME),
              InsufficientData.valueOf(
                  required(text(INSUFFICIENT_DATA_HEALTH_STATUS), INSUFFICIENT_DATA_HEALTH_STATUS)),
              inverted,
              disabled);
      case RECOVERY_CONTROL ->
          new RoutingControl(
              required(text(ROUTING_CONTROL_ARN), ROUTING_CONTROL_ARN), inverted, disabled);
      case HTTP, HTTPS, HTTP_STR_MATCH, HTTPS_STR_MATCH, TCP ->
          new Endpoint(
              protocol(type),
              text(IP_ADDRESS),
              text(FULLY_QUALIFIED_DOMAIN_NAME),
              required(number(PORT), PORT),
              required(number(REQUEST_INTERVAL), REQUEST_INTERVAL),
              required(number(FAILURE_THRESHOLD), FAILURE_THRESHOLD),
              required(flag(MEASURE_LATENCY), MEASURE_LATENCY),
              list(REGIONS).orElse(List.of()),
              inverted,
              disabled);
    };
  }

  private EndpointProtocol protocol(HealthCheckType type) {
    if (type == HealthCheckType.TCP) {
      return new EndpointProtocol.Tcp();
    }
    EndpointProtocol.Http.Transport transport = EndpointProtocol.Http.Transport.PLAIN;
    if (type.isTls()) {
      transport =
          required(flag(ENABLE_SNI), ENABLE_SNI)
              ? EndpointProtocol.Http.Transport.TLS_WITH_SNI
              : EndpointProtocol.Http.Transport.TLS;
    }
    return new EndpointProtocol.Http(transport, text(RESOURCE_PATH), text(SEARCH_STRING));
  }

  private static <T> T required(Optional<T> value, HealthCheckSetting setting) {
    return value.orElseThrow(() -> new IllegalArgumentException("no " + setting));
  }
}

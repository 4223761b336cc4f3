package io.milepost.healthcheck;

import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.InsufficientData;
import io.milepost.model.health.RoutingControlState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The rules of health checks in the slow, obvious way: it keeps all results that ever came, and
 * looks through them anew for each question.
 */
final class ObviousHealth {
  private static final List<String> ALL_REGIONS =
      List.of(
          "us-east-1",
          "us-west-1",
          "us-west-2",
          "eu-west-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ap-northeast-1",
          "sa-east-1");

  final Map<HealthCheckId, HealthCheckConfig> checks = new HashMap<>();
  final Map<HealthCheckId, HealthStatus> forced = new HashMap<>();
  final Map<AlarmId, List<AlarmState>> alarms = new HashMap<>();
  final Map<String, RoutingControlState> controls = new HashMap<>();

  /** What a checker thought when the configuration began, and its results since then. */
  private final Map<HealthCheckId, Map<String, History>> histories = new HashMap<>();

  private record History(boolean first, List<Boolean> results) {}

  static List<String> regions(HealthCheckConfig.Endpoint endpoint) {
    return endpoint.regions().isEmpty() ? ALL_REGIONS : endpoint.regions();
  }

  void put(HealthCheckId id, HealthCheckConfig config) {
    Optional<HealthCheckConfig> before = Optional.ofNullable(checks.get(id));
    if (before.equals(Optional.of(config))) {
      return;
    }
    Map<String, History> next = new HashMap<>();
    if (config instanceof HealthCheckConfig.Endpoint endpoint && !endpoint.disabled()) {
      for (String region : regions(endpoint)) {
        boolean first = true;
        if (before.orElse(null) instanceof HealthCheckConfig.Endpoint old && !old.disabled()) {
          first =
              regions(old).contains(region) ? opinion(id, old, region) : endpointIsHealthy(id, old);
        }
        next.put(region, new History(first, new ArrayList<>()));
      }
    }
    checks.put(id, config);
    histories.put(id, next);
  }

  void remove(HealthCheckId id) {
    checks.remove(id);
    forced.remove(id);
    histories.remove(id);
  }

  void clear() {
    checks.clear();
    forced.clear();
    alarms.clear();
    controls.clear();
    histories.clear();
  }

  void result(HealthCheckId id, String region, boolean success) {
    history(id, region).results.add(success);
  }

  private History history(HealthCheckId id, String region) {
    return Objects.requireNonNull(Objects.requireNonNull(histories.get(id)).get(region));
  }

  /** That of the last results in a row that were as many as the threshold and alike. */
  private boolean opinion(HealthCheckId id, HealthCheckConfig.Endpoint config, String region) {
    History history = history(id, region);
    int threshold = config.failureThreshold();
    for (int end = history.results.size(); end >= threshold; end--) {
      List<Boolean> run = history.results.subList(end - threshold, end);
      if (run.stream().distinct().count() == 1) {
        return run.getFirst();
      }
    }
    return history.first;
  }

  private boolean endpointIsHealthy(HealthCheckId id, HealthCheckConfig.Endpoint config) {
    List<String> regions = regions(config);
    long healthy = regions.stream().filter(region -> opinion(id, config, region)).count();
    BigDecimal limit = new BigDecimal("0.18").multiply(BigDecimal.valueOf(regions.size()));
    return BigDecimal.valueOf(healthy).compareTo(limit) > 0;
  }

  boolean isHealthy(HealthCheckId id) {
    HealthCheckConfig config = checks.get(id);
    if (config == null) {
      return true;
    }
    if (forced.containsKey(id)) {
      return forced.get(id) == HealthStatus.HEALTHY;
    }
    boolean healthy = config.disabled() || measured(id, config);
    return config.inverted() ? !healthy : healthy;
  }

  private boolean measured(HealthCheckId id, HealthCheckConfig config) {
    return switch (config) {
      case HealthCheckConfig.Endpoint endpoint -> endpointIsHealthy(id, endpoint);
      case HealthCheckConfig.Alarm alarm -> alarmIsHealthy(alarm);
      case HealthCheckConfig.RoutingControl control ->
          controls.get(control.arn()) != RoutingControlState.OFF;
      case HealthCheckConfig.Calculated sum -> {
        int count = 0;
        for (HealthCheckId child : sum.children()) {
          if (checks.containsKey(child) && isHealthy(child)) {
            count++;
          }
        }
        yield count >= sum.healthThreshold();
      }
    };
  }

  private boolean alarmIsHealthy(HealthCheckConfig.Alarm alarm) {
    List<AlarmState> states = alarms.getOrDefault(alarm.id(), List.of());
    if (states.isEmpty() || states.getLast() == AlarmState.INSUFFICIENT_DATA) {
      if (alarm.insufficientData() != InsufficientData.LAST_KNOWN_STATUS) {
        return alarm.insufficientData() == InsufficientData.HEALTHY;
      }
    }
    return states.stream()
        .filter(state -> state != AlarmState.INSUFFICIENT_DATA)
        .reduce((earlier, later) -> later)
        .map(state -> state == AlarmState.OK)
        .orElse(true);
  }
}

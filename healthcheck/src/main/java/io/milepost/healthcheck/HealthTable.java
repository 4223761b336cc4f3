package io.milepost.healthcheck;

import io.milepost.healthcheck.decide.Reason;
import io.milepost.healthcheck.decide.Signals;
import io.milepost.healthcheck.decide.Verdict;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.RoutingControlState;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All checks with what was found, and all that they depend on. Guarded by its {@link HealthBoard}.
 */
final class HealthTable implements Signals {
  private final Map<HealthCheckId, CheckEntry> entries = new HashMap<>();

  /** The calculated checks that count a check. */
  private final Map<HealthCheckId, Set<HealthCheckId>> parents = new HashMap<>();

  private final Map<AlarmId, AlarmData> alarms = new HashMap<>();
  private final Map<String, RoutingControlState> routingControls = new HashMap<>();

  @Nullable CheckEntry find(HealthCheckId id) {
    return entries.get(id);
  }

  Collection<CheckEntry> all() {
    return entries.values();
  }

  /** Puts a check in the place of the one with its id. */
  void put(CheckEntry entry) {
    remove(entry.check().id());
    replace(entry);
    for (HealthCheckId child : children(entry.check())) {
      parents.computeIfAbsent(child, first -> new HashSet<>()).add(entry.check().id());
    }
  }

  /** As {@link #put}, where the check itself is the same. */
  void replace(CheckEntry entry) {
    entries.put(entry.check().id(), entry);
  }

  void remove(HealthCheckId id) {
    CheckEntry removed = entries.remove(id);
    if (removed != null) {
      unlink(removed.check());
    }
  }

  private void unlink(HealthCheck check) {
    for (HealthCheckId child : children(check)) {
      Set<HealthCheckId> counting = parents.getOrDefault(child, new HashSet<>());
      counting.remove(check.id());
      if (counting.isEmpty()) {
        parents.remove(child);
      }
    }
  }

  private static List<HealthCheckId> children(HealthCheck check) {
    return check.config() instanceof HealthCheckConfig.Calculated calculated
        ? calculated.children()
        : List.of();
  }

  void clear() {
    entries.clear();
    parents.clear();
    alarms.clear();
    routingControls.clear();
  }

  void putAlarm(AlarmId id, Optional<AlarmData> data) {
    data.ifPresentOrElse(known -> alarms.put(id, known), () -> alarms.remove(id));
  }

  void putRoutingControl(String arn, Optional<RoutingControlState> state) {
    state.ifPresentOrElse(
        known -> routingControls.put(arn, known), () -> routingControls.remove(arn));
  }

  /** The calculated checks that count a check; such are not counted themselves. */
  Set<HealthCheckId> parents(HealthCheckId id) {
    return parents.getOrDefault(id, Set.of());
  }

  /** The checks of some configurations. */
  List<HealthCheckId> having(Predicate<HealthCheckConfig> wanted) {
    return entries.values().stream()
        .map(CheckEntry::check)
        .filter(check -> wanted.test(check.config()))
        .map(HealthCheck::id)
        .toList();
  }

  @Override
  public AlarmData alarm(AlarmId id) {
    return alarms.getOrDefault(id, AlarmData.NONE);
  }

  @Override
  public Optional<RoutingControlState> routingControl(String arn) {
    return Optional.ofNullable(routingControls.get(arn));
  }

  @Override
  public Optional<Boolean> isHealthy(HealthCheckId id) {
    return Optional.ofNullable(find(id)).map(entry -> says(entry).isHealthy());
  }

  /** What a check has to say now. */
  HealthStatus says(CheckEntry entry) {
    return entry
        .forced()
        .orElseGet(() ->
            HealthStatus.of(Verdict.isHealthy(entry.check().config(), entry.endpoint(), this)));
  }

  String reason(CheckEntry entry) {
    return Reason.of(entry.check().config(), entry.forced(), entry.endpoint(), this);
  }
}

package io.milepost.api;

import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The health checks of a {@link MemoryStore}; there is one from the beginning. */
final class MemoryHealthChecks {
  private final Map<Long, HealthCheck> checks = new TreeMap<>();
  private final Map<HealthCheckId, HealthCheck> everMade = new HashMap<>();
  private final Map<HealthCheckId, HealthStatus> forced = new HashMap<>();

  MemoryHealthChecks() {
    put(
        new HealthCheck(
            MemoryStore.HEALTH_CHECK,
            1,
            "the first",
            new HealthCheckConfig.Endpoint(
                new EndpointProtocol.Tcp(),
                Optional.of("192.0.2.1"),
                Optional.empty(),
                80,
                30,
                3,
                false,
                List.of(),
                false,
                false),
            1));
  }

  /** Without the first check. */
  static MemoryHealthChecks none() {
    MemoryHealthChecks none = new MemoryHealthChecks();
    none.checks.clear();
    none.everMade.clear();
    return none;
  }

  MemoryHealthChecks copy() {
    MemoryHealthChecks copy = new MemoryHealthChecks();
    copy.checks.clear();
    copy.checks.putAll(checks);
    copy.everMade.putAll(everMade);
    copy.forced.putAll(forced);
    return copy;
  }

  void put(HealthCheck check) {
    checks.put(check.number(), check);
    everMade.put(check.id(), check);
  }

  void remove(HealthCheckId id) {
    checks.values().removeIf(check -> check.id().equals(id));
    forced.remove(id);
  }

  void force(HealthCheckId id, Optional<HealthStatus> status) {
    status.ifPresentOrElse(given -> forced.put(id, given), () -> forced.remove(id));
  }

  Optional<HealthStatus> forced(HealthCheckId id) {
    return Optional.ofNullable(forced.get(id));
  }

  Optional<HealthCheck> find(HealthCheckId id) {
    return all().stream().filter(check -> check.id().equals(id)).findFirst();
  }

  List<HealthCheck> all() {
    return List.copyOf(checks.values());
  }

  /** The checks that were ever made, as they were last. */
  List<HealthCheck> everMade() {
    return List.copyOf(everMade.values());
  }
}

package io.milepost.api;

import io.milepost.healthcheck.HealthMonitor;
import io.milepost.healthcheck.HealthReport;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.health.HealthCheckId;
import java.util.List;
import java.util.Optional;

/** No health checks, for tests that ask for none. */
public final class NoHealth implements HealthMonitor {
  public static final HealthMonitor MONITOR = new NoHealth();

  private NoHealth() {}

  @Override
  public List<HealthReport> reports() {
    return List.of();
  }

  @Override
  public Optional<HealthReport> report(HealthCheckId id) {
    return Optional.empty();
  }

  @Override
  public List<Observation> probeNow(HealthCheckId id) {
    return List.of();
  }
}

package io.milepost.healthcheck;

import io.milepost.healthcheck.probe.Observation;
import io.milepost.healthcheck.probe.Probing;
import io.milepost.model.health.HealthCheckId;
import java.util.List;
import java.util.Optional;

/**
 * What a board shows, and what is probed now.
 *
 * @param board gets the observations of the probes
 */
public record ProbedHealth(HealthBoard board, Probing probing) implements HealthMonitor {
  @Override
  public List<HealthReport> reports() {
    return board.reports();
  }

  @Override
  public Optional<HealthReport> report(HealthCheckId id) {
    return board.report(id);
  }

  @Override
  public List<Observation> probeNow(HealthCheckId id) {
    return probing.probeNow(id);
  }
}

package io.milepost.healthcheck;

import io.milepost.healthcheck.probe.Observation;
import io.milepost.model.health.HealthCheckId;
import java.util.List;
import java.util.Optional;

/** Shows health checks as they stand. Safe for use by many threads. */
public interface HealthMonitor {
  /** All checks, in the order of their creation. */
  List<HealthReport> reports();

  /** A check; empty if there is no such check. */
  Optional<HealthReport> report(HealthCheckId id);

  /**
   * Lets every checker of an endpoint send a request now, and waits for all of them.
   *
   * @return what they found, one for each region; none if the check is not probed
   */
  List<Observation> probeNow(HealthCheckId id);
}

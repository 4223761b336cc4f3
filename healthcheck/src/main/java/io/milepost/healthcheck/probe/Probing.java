package io.milepost.healthcheck.probe;

import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import java.util.List;

/**
 * The endpoint checks that are being probed. Every check is probed by one checker of each of its
 * regions, and each checker keeps a schedule of its own. Safe for use by many threads.
 */
public interface Probing extends AutoCloseable {
  /**
   * Starts to probe, or goes on with another configuration after an update. Requests under way for
   * the old one are cut off and not observed; what was found just before may still be on its way to
   * the sink, which is told the configuration that it belongs to. A check that is disabled is not
   * probed.
   */
  void put(HealthCheckId id, HealthCheckConfig.Endpoint config);

  /** Stops at once: requests under way are cut off, and not observed. No such check is no error. */
  void remove(HealthCheckId id);

  /**
   * Lets every checker send a request now, in parallel, and waits for all; their schedules go on as
   * they were. The sink gets these observations too.
   *
   * @return one for each region, in the order of {@link Checker#of}; fewer if the check was changed
   *     or removed meanwhile; none if it is not probed
   */
  List<Observation> probeNow(HealthCheckId id);

  /** Ends all probes. */
  @Override
  void close();
}

package io.milepost.healthcheck.probe;

import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;

/** Takes every observation. Safe for use by many threads. */
@FunctionalInterface
public interface ObservationSink {
  /**
   * Called on the probe's virtual thread; the checker does not go on before it returns.
   *
   * @param config what was probed
   */
  void observed(HealthCheckId id, HealthCheckConfig.Endpoint config, Observation observation);
}

package io.milepost.model.store;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import java.util.Optional;

/** Changes the health checks. */
public interface HealthCheckWriter {
  /** The number that the next check gets. */
  long nextHealthCheckNumber();

  /** Adds a check, and marks its caller reference as used for ever. */
  void insertHealthCheck(HealthCheck check);

  /** Changes the configuration and the version of a check that exists. */
  void updateHealthCheck(HealthCheck check);

  /**
   * Removes a check that exists, with its tags and its forced status; its caller reference stays
   * used.
   */
  void deleteHealthCheck(HealthCheckId id);

  /**
   * Makes a check that exists say something, whatever it finds.
   *
   * @param status empty to let it say again what it finds
   */
  void forceHealth(HealthCheckId id, Optional<HealthStatus> status);

  /**
   * Keeps what the checkers of an endpoint have found, for a node that starts; passed over if there
   * is no such check. Nobody asked for it, so that it is not in the change log.
   */
  void recordMeasuredHealth(HealthCheckId id, MeasuredHealth measured);
}

package io.milepost.healthcheck;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.MeasuredHealth;

/**
 * Hears what becomes of health checks, in order. It is called while others wait, so that it must
 * not wait itself.
 */
public interface HealthListener {
  /** A check says something else; those who answer know it already. */
  void changed(HealthTransition transition);

  /** The checkers of an endpoint find something else, whatever the check says. */
  void measured(HealthCheckId id, MeasuredHealth measured);
}

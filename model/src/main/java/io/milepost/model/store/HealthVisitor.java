package io.milepost.model.store;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import java.util.Optional;

/**
 * Takes what a store has of health: alarms and routing controls, then the health checks in the
 * order of their creation.
 */
public interface HealthVisitor {
  /** Takes nothing. */
  HealthVisitor NONE = new HealthVisitor() {};

  default void alarm(AlarmId id, AlarmData data) {}

  default void routingControl(String arn, RoutingControlState state) {}

  /**
   * A health check.
   *
   * @param forced what it is made to say; empty if it says what it finds
   * @param measured what its checkers found last; empty if that was never anything but healthy
   */
  default void healthCheck(
      HealthCheck check, Optional<HealthStatus> forced, Optional<MeasuredHealth> measured) {}
}

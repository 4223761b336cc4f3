package io.milepost.healthcheck.decide;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.RoutingControlState;
import java.util.Optional;

/** What a check may depend on besides what its own checkers find. */
public interface Signals {
  /** What is known of an alarm. */
  AlarmData alarm(AlarmId id);

  /** The state of a routing control; empty if nobody has said it. */
  Optional<RoutingControlState> routingControl(String arn);

  /** Whether another check says healthy; empty if there is no such check. */
  Optional<Boolean> isHealthy(HealthCheckId id);
}

package io.milepost.model.store;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.RoutingControlState;
import java.util.Optional;
import java.util.SortedMap;

/** Reads the states of what is not here, but decides health checks: alarms, routing controls. */
public interface HealthSignalReader {
  /** What is known of an alarm; empty if nobody has said anything. */
  Optional<AlarmData> alarm(AlarmId id);

  /** The alarms of which something is known, by region and then by name. */
  SortedMap<AlarmId, AlarmData> alarms();

  /** The state of a routing control; empty if nobody has said anything. */
  Optional<RoutingControlState> routingControl(String arn);

  /** The routing controls of which something is known, by ARN. */
  SortedMap<String, RoutingControlState> routingControls();
}

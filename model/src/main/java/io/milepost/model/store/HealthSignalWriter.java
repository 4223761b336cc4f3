package io.milepost.model.store;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.RoutingControlState;
import java.util.Optional;

/** Changes the states of what is not here, but decides health checks. */
public interface HealthSignalWriter {
  /**
   * Says what is known of an alarm.
   *
   * @param data empty to know nothing of it
   */
  void putAlarm(AlarmId id, Optional<AlarmData> data);

  /**
   * Says the state of a routing control.
   *
   * @param state empty to know nothing of it
   */
  void putRoutingControl(String arn, Optional<RoutingControlState> state);
}

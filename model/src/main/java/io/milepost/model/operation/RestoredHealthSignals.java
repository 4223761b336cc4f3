package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.StoreTransaction;
import java.util.List;
import java.util.Optional;

/** The states of alarms and routing controls, each once. */
public record RestoredHealthSignals(List<Alarm> alarms, List<RoutingControl> routingControls)
    implements ContentsSection {
  public RestoredHealthSignals {
    alarms = List.copyOf(alarms);
    routingControls = List.copyOf(routingControls);
  }

  /** An alarm. */
  public record Alarm(AlarmId id, AlarmData data) {}

  /** A routing control. */
  public record RoutingControl(String arn, RoutingControlState state) {}

  @Override
  public void restore(StoreTransaction transaction) {
    for (Alarm alarm : alarms) {
      if (transaction.alarm(alarm.id).isPresent()) {
        throw new InvalidInput("The alarm " + alarm.id + " is there twice.");
      }
      transaction.putAlarm(alarm.id, Optional.of(alarm.data));
    }
    for (RoutingControl control : routingControls) {
      if (transaction.routingControl(control.arn).isPresent()) {
        throw new InvalidInput("The routing control " + control.arn + " is there twice.");
      }
      transaction.putRoutingControl(control.arn, Optional.of(control.state));
    }
  }
}

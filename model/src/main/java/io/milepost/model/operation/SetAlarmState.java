package io.milepost.model.operation;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import java.util.Optional;

/**
 * Says in which state an alarm is. It stands for CloudWatch, which is not here; it is one of
 * Milepost's own.
 *
 * @param state empty to forget the alarm, and what it said last
 */
public record SetAlarmState(AlarmId id, Optional<AlarmState> state)
    implements StoreChange<Optional<AlarmData>> {
  /**
   * @return what is known of the alarm now
   */
  @Override
  public Optional<AlarmData> applyTo(StoreTransaction transaction) {
    Optional<AlarmData> before = transaction.alarm(id);
    Optional<AlarmData> after = state.map(next -> before.orElse(AlarmData.NONE).in(next));
    if (!before.equals(after)) {
      transaction.putAlarm(id, after);
    }
    return after;
  }
}

package io.milepost.model.health;

import java.util.Optional;

/**
 * What is known of an alarm.
 *
 * @param lastKnown what it meant the last time that it had enough data; empty if it never had
 */
public record AlarmData(AlarmState state, Optional<HealthStatus> lastKnown) {
  /** Nobody has ever said anything. */
  public static final AlarmData NONE =
      new AlarmData(AlarmState.INSUFFICIENT_DATA, Optional.empty());

  /** What is known when the alarm goes into a state. */
  public AlarmData in(AlarmState next) {
    return new AlarmData(
        next,
        switch (next) {
          case OK -> Optional.of(HealthStatus.HEALTHY);
          case ALARM -> Optional.of(HealthStatus.UNHEALTHY);
          case INSUFFICIENT_DATA -> lastKnown;
        });
  }
}

package io.milepost.model.health;

/**
 * The state of a CloudWatch alarm.
 *
 * @see "Amazon CloudWatch API Reference: MetricAlarm, StateValue"
 */
public enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}

package io.milepost.model.operation;

import java.util.function.LongSupplier;

/** Whether changes keep to the quotas. */
public enum Quotas {
  /** As in Route 53. */
  ENFORCED,
  /** There may be any number of everything. */
  NONE;

  /**
   * Whether one more would be too many.
   *
   * @param count how many there are; not asked if nothing depends on it
   */
  boolean isReached(Quota quota, LongSupplier count) {
    return switch (this) {
      case ENFORCED -> count.getAsLong() >= quota.value();
      case NONE -> false;
    };
  }
}

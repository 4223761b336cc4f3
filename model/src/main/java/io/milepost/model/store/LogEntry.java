package io.milepost.model.store;

import java.time.Instant;
import java.util.List;

/**
 * One change as nodes follow it.
 *
 * @param number 1 for the first change of a store, then one more for each
 * @param committedAt when it was accepted
 * @param visibleAt when DNS servers begin to answer with it; not before that of any entry with a
 *     lower number
 * @param effects what it changed, in order
 */
public record LogEntry(long number, Instant committedAt, Instant visibleAt, List<Effect> effects) {
  public LogEntry {
    effects = List.copyOf(effects);
  }

  /** An entry that is visible at once. */
  public LogEntry(long number, Instant committedAt, List<Effect> effects) {
    this(number, committedAt, committedAt, effects);
  }

  /** Whether it became visible later than it was accepted. */
  public boolean isDelayed() {
    return visibleAt.isAfter(committedAt);
  }
}

package io.milepost.model.store;

import java.time.Instant;
import java.util.List;

/**
 * One change as nodes follow it.
 *
 * @param number 1 for the first change of a store, then one more for each
 * @param committedAt when it was accepted
 * @param effects what it changed, in order
 */
public record LogEntry(long number, Instant committedAt, List<Effect> effects) {
  public LogEntry {
    effects = List.copyOf(effects);
  }
}

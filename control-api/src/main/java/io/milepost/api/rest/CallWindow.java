package io.milepost.api.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * So many calls in any time of some length.
 *
 * <p>Safe for use by many threads.
 */
final class CallWindow {
  private final int limit;
  private final Duration length;
  private final InstantSource clock;

  /** When the last calls were made, the oldest first; guarded by this. */
  private final Deque<Instant> calls = new ArrayDeque<>();

  CallWindow(int limit, Duration length, InstantSource clock) {
    this.limit = limit;
    this.length = length;
    this.clock = clock;
  }

  /** Counts a call; false if that is one too many, which is not counted then. */
  synchronized boolean take() {
    Instant now = clock.instant();
    while (!calls.isEmpty() && !calls.getFirst().plus(length).isAfter(now)) {
      calls.removeFirst();
    }
    if (calls.size() >= limit) {
      return false;
    }
    calls.addLast(now);
    return true;
  }
}

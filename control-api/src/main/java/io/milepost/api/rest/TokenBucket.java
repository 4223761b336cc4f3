package io.milepost.api.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Tokens that are taken one by one and come back with time. A clock that is set back gives none.
 *
 * <p>Safe for use by many threads.
 */
final class TokenBucket {
  private final int capacity;
  private final Duration interval;
  private final InstantSource clock;

  /** Guarded by this. */
  private int tokens;

  /**
   * When the newest token that came back did so, or would have with room for it; guarded by this.
   */
  private Instant filledAt;

  /**
   * A full bucket.
   *
   * @param capacity the most tokens at a time, at least 1
   * @param interval how long until a token comes back
   */
  TokenBucket(int capacity, Duration interval, InstantSource clock) {
    this.capacity = capacity;
    this.interval = interval;
    this.clock = clock;
    this.tokens = capacity;
    this.filledAt = clock.instant();
  }

  /** Takes a token; false if there is none. */
  synchronized boolean take() {
    Instant now = clock.instant();
    if (now.isBefore(filledAt)) {
      filledAt = now;
    }
    long returned = Duration.between(filledAt, now).dividedBy(interval);
    filledAt = filledAt.plus(interval.multipliedBy(returned));
    tokens = (int) Math.min(capacity, tokens + returned);
    if (tokens == 0) {
      return false;
    }
    if (tokens == capacity) {
      // A full bucket begins to fill with what is taken now.
      filledAt = now;
    }
    tokens--;
    return true;
  }
}

package io.milepost.dnssec.sign;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The share of one thread's time that goes into making signatures, so that questions that need none
 * are answered however many there are that do. What is not used is saved up for a moment. Used by
 * that thread alone.
 */
final class SigningShare {
  /** One part in so many. */
  static final int ONE_PART_IN = 4;

  private static final long MOST_SAVED_NANOS = Duration.ofMillis(20).toNanos();

  /** What one set may count at most: a thread that the system let wait did not sign meanwhile. */
  private static final long MOST_COUNTED_NANOS = Duration.ofMillis(1).toNanos();

  private final LongSupplier nanoTime;
  private long savedNanos = MOST_SAVED_NANOS;
  private long startedNanos;

  /**
   * @param nanoTime as {@link System#nanoTime}
   */
  SigningShare(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.startedNanos = nanoTime.getAsLong();
  }

  /** Begins to sign, if there is time for it; then {@link #end} is to follow. */
  boolean begin() {
    long now = nanoTime.getAsLong();
    long added = (now - startedNanos) / ONE_PART_IN;
    if (added > 0) {
      savedNanos = Math.min(MOST_SAVED_NANOS, savedNanos + added);
      startedNanos = now;
    }
    return savedNanos > 0;
  }

  void end() {
    savedNanos -= Math.min(nanoTime.getAsLong() - startedNanos, MOST_COUNTED_NANOS);
  }
}

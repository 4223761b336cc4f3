package io.milepost.server.respond;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How long answers took, from the received bytes to those that are sent. One thread counts; anybody
 * may read. Each class of durations ends at twice the duration of the one before.
 */
public final class LatencyHistogram {
  /** The first class has all durations up to this. */
  public static final long FIRST_BOUND_NANOS = 512;

  /** How many classes there are; the last one has no end. */
  public static final int CLASSES = 17;

  /** Keeps what two threads write out of each other's cache lines; in longs. */
  private static final int PADDING = 16;

  private static final int SUM = PADDING + CLASSES;
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] counts = new long[SUM + 1 + PADDING];

  /**
   * Counts a duration.
   *
   * @param nanos 0 or more
   */
  void count(long nanos) {
    long beyondFirst = (Math.max(nanos, 1) - 1) / FIRST_BOUND_NANOS;
    int index = Math.min(Long.SIZE - Long.numberOfLeadingZeros(beyondFirst), CLASSES - 1);
    add(PADDING + index, 1);
    add(SUM, nanos);
  }

  private void add(int index, long more) {
    COUNT.setOpaque(counts, index, counts[index] + more);
  }

  /**
   * How many durations are in a class.
   *
   * @param index 0 to {@value #CLASSES} - 1
   */
  long count(int index) {
    return (long) COUNT.getOpaque(counts, PADDING + index);
  }

  /** All durations together, in nanoseconds. */
  long sumNanos() {
    return (long) COUNT.getOpaque(counts, SUM);
  }
}

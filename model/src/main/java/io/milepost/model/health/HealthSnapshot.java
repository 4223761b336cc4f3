package io.milepost.model.health;

import java.util.Arrays;

/**
 * Which health checks are healthy at one moment: one bit for each, so that a flip copies a few
 * hundred octets and no record set has to hear of it. Immutable; a query reads one.
 *
 * <p>A check of which nothing is known is healthy: one that has no result yet, or was deleted while
 * record sets still name it.
 *
 * @see "Route 53 Developer Guide: how Route 53 determines whether a health check is healthy"
 */
public final class HealthSnapshot {
  /** Every check is healthy. */
  public static final HealthSnapshot ALL_HEALTHY = new HealthSnapshot(new long[0]);

  private final long[] unhealthy;

  private HealthSnapshot(long[] unhealthy) {
    this.unhealthy = unhealthy;
  }

  /**
   * Whether a check is healthy.
   *
   * @param slot as {@link HealthSlots} gives it
   */
  public boolean isHealthy(int slot) {
    int word = slot >>> 6;
    return word >= unhealthy.length || (unhealthy[word] & 1L << slot) == 0;
  }

  /** The same with another state of one check. */
  public HealthSnapshot with(int slot, boolean healthy) {
    if (isHealthy(slot) == healthy) {
      return this;
    }
    int word = slot >>> 6;
    long[] changed = Arrays.copyOf(unhealthy, Math.max(unhealthy.length, word + 1));
    changed[word] ^= 1L << slot;
    return new HealthSnapshot(changed);
  }
}

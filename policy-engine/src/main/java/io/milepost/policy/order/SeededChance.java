package io.milepost.policy.order;

/**
 * Draws that can be repeated: the n-th draw of a group is a function of the seed, the group's name,
 * its type and n, whichever loop or transport asks. For tests; it allocates, and it keeps a count
 * of each group that was answered, up to a limit; groups beyond always get their first draw.
 *
 * <p>Safe for use by many threads.
 */
public final class SeededChance implements Chance {
  /** So that the draws of a seed have nothing to do with its orders. */
  private static final long APART = 0x6a09e667f3bcc909L;

  private final SeededCounts counts;

  public SeededChance(long seed) {
    this.counts = new SeededCounts(seed ^ APART);
  }

  @Override
  public long draw(byte[] owner, int ownerOffset, int type) {
    return counts.next(owner, ownerOffset, type);
  }
}

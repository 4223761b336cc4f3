package io.milepost.policy.order;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Orders that can be repeated: the n-th order of a set is a function of the seed, the owner, the
 * type and n, whichever loop or transport gives it. For tests; it allocates, and it keeps a count
 * of each name that was answered, up to a limit; names beyond always get their first order.
 *
 * <p>Safe for use by many threads.
 */
public final class SeededOrder implements ValueOrder {
  private final SeededCounts counts;

  public SeededOrder(long seed) {
    this.counts = new SeededCounts(seed);
  }

  @Override
  public void shuffle(int[] indexes, int count, byte[] owner, int ownerOffset, int type) {
    long drawn = counts.next(owner, ownerOffset, type);
    Arrays.sort(indexes, 0, count);
    RandomOrder.shuffle(indexes, count, new SplittableRandom(drawn));
  }
}

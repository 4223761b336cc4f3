package io.milepost.policy.order;

import java.util.random.RandomGenerator;

/** Orders by chance alone. */
public final class RandomOrder implements ValueOrder {
  private final RandomGenerator random;

  /**
   * @param random used by this object's event loop alone
   */
  public RandomOrder(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public void shuffle(int[] indexes, int count, byte[] owner, int ownerOffset, int type) {
    shuffle(indexes, count, random);
  }

  /** Fisher and Yates's shuffle. */
  static void shuffle(int[] indexes, int count, RandomGenerator random) {
    for (int left = count; left > 1; left--) {
      int drawn = random.nextInt(left);
      int swapped = indexes[left - 1];
      indexes[left - 1] = indexes[drawn];
      indexes[drawn] = swapped;
    }
  }
}

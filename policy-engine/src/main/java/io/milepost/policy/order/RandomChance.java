package io.milepost.policy.order;

import java.util.random.RandomGenerator;

/** Draws by chance alone. */
public final class RandomChance implements Chance {
  private final RandomGenerator random;

  /**
   * @param random used by this object's event loop alone
   */
  public RandomChance(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public long draw(byte[] owner, int ownerOffset, int type) {
    return random.nextLong();
  }
}

package io.milepost.conformance.samples;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Seeds of random tests: the system property {@code milepost.seed}, else one that is new for each
 * run. Each is printed, so that a run can be repeated.
 */
public final class Seeds {
  private Seeds() {}

  /** The seed for a test class. */
  public static long of(Class<?> test) {
    Long given = Long.getLong("milepost.seed");
    long seed = given != null ? given : System.nanoTime() % 1_000_000_000L;
    System.out.println(test.getSimpleName() + ": -Dmilepost.seed=" + seed);
    return seed;
  }

  public static RandomGenerator generator(long seed) {
    return new SplittableRandom(seed);
  }
}

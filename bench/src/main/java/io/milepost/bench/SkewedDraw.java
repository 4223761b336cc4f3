package io.milepost.bench;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws as clients do: a few things often, most of them seldom. The i-th of a list is drawn with a
 * probability of about 1/i (Zipf's law with exponent 1).
 */
final class SkewedDraw {
  private final SplittableRandom random;

  SkewedDraw(SplittableRandom random) {
    this.random = random;
  }

  <T> T from(List<T> list) {
    double drawn = Math.exp(random.nextDouble() * Math.log(list.size() + 1.0));
    return list.get(Math.min((int) drawn, list.size()) - 1);
  }
}

package io.milepost.policy.reference;

import java.math.BigInteger;

/** A probability, exactly. */
public record Fraction(BigInteger above, BigInteger below) {
  public static final Fraction ONE = of(1, 1);

  public Fraction {
    BigInteger common = above.gcd(below);
    above = above.divide(common);
    below = below.divide(common);
  }

  public static Fraction of(long above, long below) {
    return new Fraction(BigInteger.valueOf(above), BigInteger.valueOf(below));
  }

  public Fraction times(Fraction other) {
    return new Fraction(above.multiply(other.above), below.multiply(other.below));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  public double toDouble() {
    return above.doubleValue() / below.doubleValue();
  }
}

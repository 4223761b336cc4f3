package io.milepost.model.zone;

import java.util.random.RandomGenerator;

/**
 * Draws ids of the form that Route 53 gives today: a letter and 20 upper-case letters or digits.
 */
public final class IdGenerator {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 20;

  private final RandomGenerator random;

  public IdGenerator(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A new id.
   *
   * @param letter what it begins with: {@code Z} for a zone, {@code C} for a change
   */
  public String next(char letter) {
    StringBuilder id = new StringBuilder(LENGTH + 1).append(letter).append('0');
    while (id.length() < LENGTH + 1) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}

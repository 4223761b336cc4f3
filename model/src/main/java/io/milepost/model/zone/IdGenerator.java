package io.milepost.model.zone;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Draws ids of the forms that Route 53 gives today: a letter and 20 upper-case letters or digits,
 * or a UUID.
 */
public final class IdGenerator {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  /** Behind the letter and a zero. */
  private static final int DRAWN = 19;

  /** How many characters one draw gives: 36^12 is less than 2^63. */
  private static final int DRAWN_AT_ONCE = 12;

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
    StringBuilder id = new StringBuilder(DRAWN + 2).append(letter).append('0');
    appendDrawn(id, DRAWN_AT_ONCE);
    appendDrawn(id, DRAWN - DRAWN_AT_ONCE);
    return id.toString();
  }

  /** A new UUID of version 4 (RFC 9562 section 5.4), in lower case. */
  public String nextUuid() {
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low).toString();
  }

  /** Appends characters that are equally likely, each and together. */
  private void appendDrawn(StringBuilder id, int count) {
    long values = 1;
    for (int i = 0; i < count; i++) {
      values *= ALPHABET.length();
    }
    long drawn = random.nextLong(values);
    for (int i = 0; i < count; i++) {
      id.append(ALPHABET.charAt((int) (drawn % ALPHABET.length())));
      drawn /= ALPHABET.length();
    }
  }
}

package io.milepost.policy.place;

import java.util.Optional;

/**
 * The codes of a continent, a country, or a country's subdivision as one number, so that they are
 * compared without looking at texts.
 */
public final class GeoCode {
  /** No place has this code. */
  public static final long NONE = 0;

  /** The code of the geolocation record for everybody else. */
  public static final long DEFAULT = -1;

  private static final int CODE_BITS = 16;

  private GeoCode() {}

  /**
   * The number of a continent.
   *
   * @param code two letters
   */
  public static long continent(String code) {
    return bits(code) << (2 * CODE_BITS);
  }

  /**
   * The number of a country, or of one of its subdivisions.
   *
   * @param country two letters, or {@code *} for {@link #DEFAULT}
   * @param subdivision two letters or digits
   */
  public static long country(String country, Optional<String> subdivision) {
    if (country.equals("*")) {
      return DEFAULT;
    }
    return bits(country) << CODE_BITS | subdivision.map(GeoCode::bits).orElse(0L);
  }

  private static long bits(String code) {
    if (code.length() != 2 || code.charAt(0) > 0x7f || code.charAt(1) > 0x7f) {
      throw new IllegalArgumentException("not a code of two letters: " + code);
    }
    return (long) code.charAt(0) << Byte.SIZE | code.charAt(1);
  }
}

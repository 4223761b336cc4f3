package io.milepost.model.rdata;

import io.milepost.model.name.FatalProblemException;
import java.nio.ByteBuffer;

/**
 * A number without sign, in decimal digits.
 *
 * @param name what the number is, each word with a capital letter
 * @param octets its length on the wire: 1, 2 or 4
 */
record NumberField(String name, int octets, long min, long max) implements RdataField {
  private static final int MAX_DIGITS = 10;

  static NumberField int8(String name, int min, int max) {
    return new NumberField(name, 1, min, max);
  }

  static NumberField int16(String name) {
    return new NumberField(name, 2, 0, 0xffff);
  }

  static NumberField int32(String name, long max) {
    return new NumberField(name, 4, 0, max);
  }

  @Override
  public void encode(String text, RdataWriter out, ValueProblem problem)
      throws FatalProblemException {
    boolean digits =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    long number = digits ? Long.parseLong(text) : -1;
    if (number < min || number > max) {
      throw problem.illegal(name, "is not a number from " + min + " to " + max);
    }
    out.number(number, octets);
  }

  @Override
  public String decode(ByteBuffer in) {
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number = number << 8 | (in.get() & 0xff);
    }
    return Long.toString(number);
  }
}

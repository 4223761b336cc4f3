package io.milepost.model.name;

import java.nio.charset.StandardCharsets;

/** A label of a sort key: ASCII, with other octets as a backslash and three octal digits. */
final class SortKeyLabel {
  private static final int ESCAPE_LENGTH = 4;

  private SortKeyLabel() {}

  /**
   * How many octets a label says.
   *
   * @throws IllegalArgumentException if it is not a label
   */
  static int length(byte[] key, int from, int to) {
    int length = to - from;
    for (int i = from; i < to; i++) {
      if (key[i] == '\\') {
        length -= ESCAPE_LENGTH - 1;
      }
    }
    if (length < 1 || length > DnsName.MAX_LABEL_LENGTH) {
      throw invalid(key);
    }
    return length;
  }

  /** Writes the octets that a label says. */
  static void copy(byte[] key, int from, int to, byte[] wire, int offset) {
    int at = offset;
    for (int i = from; i < to; i++) {
      if (key[i] == '\\') {
        if (i + ESCAPE_LENGTH > to) {
          throw invalid(key);
        }
        wire[at++] =
            (byte)
                (digit(key, i + 1, '3') << 6
                    | digit(key, i + 2, '7') << 3
                    | digit(key, i + 3, '7'));
        i += ESCAPE_LENGTH - 1;
      } else {
        wire[at++] = key[i];
      }
    }
  }

  private static int digit(byte[] key, int at, char highest) {
    if (key[at] < '0' || key[at] > highest) {
      throw invalid(key);
    }
    return key[at] - '0';
  }

  static IllegalArgumentException invalid(byte[] key) {
    return new IllegalArgumentException(
        "not a sort key: " + new String(key, StandardCharsets.ISO_8859_1));
  }
}

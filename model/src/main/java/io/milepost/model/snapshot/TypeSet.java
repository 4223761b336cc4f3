package io.milepost.model.snapshot;

import java.util.Arrays;

/** Types that stand at a name; a reusable place, which allocates nothing after construction. */
public final class TypeSet {
  private static final int WINDOW = 256;
  private static final int WINDOWS = 2;
  private static final int WORDS_OF_WINDOW = WINDOW / Long.SIZE;

  private final long[] words = new long[WINDOWS * WORDS_OF_WINDOW];

  public void clear() {
    Arrays.fill(words, 0);
  }

  /**
   * Adds a type.
   *
   * @param type 0 to 511
   */
  public void add(int type) {
    words[type / Long.SIZE] |= 1L << type;
  }

  /** Takes a type away, of any number, whether it is there or not. */
  public void remove(int type) {
    if (type / Long.SIZE < words.length) {
      words[type / Long.SIZE] &= ~(1L << type);
    }
  }

  public boolean contains(int type) {
    return type / Long.SIZE < words.length && (words[type / Long.SIZE] & 1L << type) != 0;
  }

  /**
   * Writes the types as the Type Bit Maps field of NSEC (RFC 4034 section 4.1.2).
   *
   * @return where the field ends; it has at most 68 octets
   */
  public int write(byte[] to, int offset) {
    int at = offset;
    for (int window = 0; window < WINDOWS; window++) {
      int octets = 0;
      for (int type = window * WINDOW; type < (window + 1) * WINDOW; type++) {
        if (contains(type)) {
          int octet = type % WINDOW / Byte.SIZE;
          for (; octets <= octet; octets++) {
            to[at + 2 + octets] = 0;
          }
          to[at + 2 + octet] |= (byte) (0x80 >> type % Byte.SIZE);
        }
      }
      if (octets > 0) {
        to[at] = (byte) window;
        to[at + 1] = (byte) octets;
        at += 2 + octets;
      }
    }
    return at;
  }
}

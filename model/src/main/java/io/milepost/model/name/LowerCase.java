package io.milepost.model.name;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Names in lower case, eight octets at a time. Only A to Z are letters (RFC 4343 section 3); a
 * length octet, at most 63, is none.
 */
public final class LowerCase {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private LowerCase() {}

  /** Eight octets, in either order, with letters in lower case. */
  public static long of(long octets) {
    long low = octets & ~HIGH_BITS;
    // The high bit of each octet says "A or more", and "more than Z"; none carries into the next.
    long fromA = low + (0x80 - 'A') * EACH;
    long beyondZ = low + (0x80 - 'Z' - 1) * EACH;
    long upper = fromA & ~beyondZ & ~octets & HIGH_BITS;
    return octets | upper >>> 2;
  }

  /** One octet. */
  public static byte of(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? (byte) (octet + 32) : octet;
  }

  /** Copies octets. */
  public static void copy(byte[] source, int from, byte[] target, int to, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      LONG.set(target, to + i, of((long) LONG.get(source, from + i)));
    }
    for (; i < length; i++) {
      target[to + i] = of(source[from + i]);
    }
  }

  /**
   * Whether octets are others in lower case.
   *
   * @param source in any case
   * @param lower in lower case
   */
  public static boolean isSame(byte[] source, int from, byte[] lower, int lowerFrom, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      if (of((long) LONG.get(source, from + i)) != (long) LONG.get(lower, lowerFrom + i)) {
        return false;
      }
    }
    for (; i < length; i++) {
      if (of(source[from + i]) != lower[lowerFrom + i]) {
        return false;
      }
    }
    return true;
  }
}

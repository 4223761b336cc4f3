package io.milepost.model.name;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The hash of a domain name, built from the root towards the left, so that the hash of each
 * ancestor is a step on the way and the hash of a child costs its own label alone.
 *
 * <p>Input is the lower-case wire form. The hash decides where a name stands in a {@code
 * NameTable}; it is never stored outside the process and may change between versions.
 */
public final class NameHash {
  /** The hash of the root name. */
  public static final long ROOT = 0x6a09e667f3bcc909L;

  /** How many octets behind a label are read, whatever they are. */
  public static final int SLACK = 7;

  private static final long MULTIPLIER = 0x9e3779b97f4a7c15L;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] ASTERISK = {'*', 0, 0, 0, 0, 0, 0, 0, 0};

  private NameHash() {}

  /**
   * The hash of a child name.
   *
   * @param parent the hash of the name without its leftmost label
   * @param bytes where the label is; {@value #SLACK} octets more than the label are there to be
   *     read
   * @param offset the first octet of the label's text, behind its length octet
   * @param length the label's length, 1 to 63
   */
  public static long child(long parent, byte[] bytes, int offset, int length) {
    long hash = parent ^ length;
    int at = offset;
    int left = length;
    while (left > Long.BYTES) {
      hash = mix(hash ^ (long) LONG.get(bytes, at));
      at += Long.BYTES;
      left -= Long.BYTES;
    }
    // The last one to eight octets: what stands behind them is shifted out.
    long tail = (long) LONG.get(bytes, at) << (Long.SIZE - Byte.SIZE * left);
    return mix(hash ^ tail);
  }

  /**
   * The hash of a name below another.
   *
   * @param ancestor the hash of the name above
   * @param bytes holds the labels that stand before the ancestor's, in lower-case wire form, from
   *     {@code from} to {@code to}
   */
  public static long below(long ancestor, byte[] bytes, int from, int to) {
    byte[] padded = Arrays.copyOf(Arrays.copyOfRange(bytes, from, to), to - from + SLACK);
    int[] starts = new int[DnsName.MAX_LABELS];
    int count = 0;
    for (int at = 0; at < to - from; at += padded[at] + 1) {
      starts[count++] = at;
    }
    long hash = ancestor;
    while (count > 0) {
      int start = starts[--count];
      hash = child(hash, padded, start + 1, padded[start]);
    }
    return hash;
  }

  /** The hash of the wildcard name directly below a name: {@code *.parent}. */
  public static long wildcardChild(long parent) {
    return child(parent, ASTERISK, 0, 1);
  }

  private static long mix(long hash) {
    long product = hash * MULTIPLIER;
    return product ^ (product >>> 32);
  }
}

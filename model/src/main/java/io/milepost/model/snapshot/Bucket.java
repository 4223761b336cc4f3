package io.milepost.model.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How a few names whose hashes begin alike stand together in bytes: their number (two octets), the
 * last octet of each one's hash (and up to seven more, so that they can be looked at eight at a
 * time), where each name begins (three octets), and the names as {@link PackedName} has them. The
 * octet of the hash tells names apart without going to them.
 *
 * <p>A bucket is the bytes alone, or a {@link Holding} where objects stand beside them.
 */
final class Bucket {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private static final int TAGS = 2;
  private static final int OFFSET_LENGTH = 3;

  private Bucket() {}

  /** The bytes of a bucket with the objects that its names are held as. */
  static final class Holding {
    private final byte[] bytes;
    private final ZoneNode[] nodes;

    Holding(byte[] bytes, ZoneNode[] nodes) {
      this.bytes = bytes;
      this.nodes = nodes;
    }
  }

  static byte[] bytes(Object bucket) {
    return bucket instanceof Holding holding ? holding.bytes : (byte[]) bucket;
  }

  /** The object that a name of a bucket is held as. */
  static ZoneNode held(Object bucket, int name) {
    Holding holding = (Holding) bucket;
    return holding.nodes[Octets.i32(holding.bytes, PackedName.content(holding.bytes, name))];
  }

  static int count(byte[] bucket) {
    return Octets.u16(bucket, 0);
  }

  /** Where the offsets of the names begin. */
  private static int offsets(int count) {
    return TAGS + ((count + Long.BYTES - 1) & -Long.BYTES);
  }

  /** Where the name with an index begins. */
  static int name(byte[] bucket, int index) {
    return Octets.u24(bucket, offsets(count(bucket)) + OFFSET_LENGTH * index);
  }

  /** Where the name with an index ends. */
  static int nameEnd(byte[] bucket, int index) {
    return index + 1 == count(bucket) ? bucket.length : name(bucket, index + 1);
  }

  /**
   * Which of the names it is that has the labels from {@code from} to {@code to}.
   *
   * @return its index, or -1
   */
  static int find(byte[] bucket, long hash, byte[] labels, int from, int to) {
    int count = count(bucket);
    long tag = (hash & 0xff) * ONES;
    for (int eight = 0; eight < count; eight += Long.BYTES) {
      long differing = (long) LONG.get(bucket, TAGS + eight) ^ tag;
      // The high bit of each octet that is zero, and perhaps of some above one that is.
      long equal = (differing - ONES) & ~differing & HIGHS;
      while (equal != 0) {
        int index = eight + (Long.numberOfTrailingZeros(equal) >>> 3);
        if (index < count && isAt(bucket, name(bucket, index), labels, from, to)) {
          return index;
        }
        equal &= equal - 1;
      }
    }
    return -1;
  }

  private static boolean isAt(byte[] bucket, int name, byte[] labels, int from, int to) {
    return Arrays.equals(
        bucket, PackedName.labels(name), PackedName.labelsEnd(bucket, name), labels, from, to);
  }

  /** How many octets a bucket has before its names. */
  static int headerLength(int count) {
    return offsets(count) + OFFSET_LENGTH * count;
  }

  /** A bucket of no names yet. */
  static byte[] allocate(int count, int length) {
    byte[] bucket = new byte[length];
    Octets.putU16(bucket, 0, count);
    return bucket;
  }

  static void putName(byte[] bucket, int index, long hash, int at) {
    bucket[TAGS + index] = (byte) hash;
    Octets.putU24(bucket, offsets(count(bucket)) + OFFSET_LENGTH * index, at);
  }
}

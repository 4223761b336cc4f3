package io.milepost.model.snapshot;

import java.util.Arrays;

/**
 * Arranges packed names by their hashes: the part of a {@link NameTable} that is made anew. It
 * sorts the names on the way, by one bit after the other, in place. Used by one thread.
 */
final class TableBuilder {
  /** The most names of a bucket, unless all have the same hash. */
  static final int MAX_NAMES = 16;

  /** The most octets of a bucket of several names, unless all have the same hash. */
  static final int MAX_LENGTH = 1024;

  private final PackedNames names;
  private final CompileCost cost;

  TableBuilder(PackedNames names, CompileCost cost) {
    this.names = names;
    this.cost = cost;
  }

  /** The node or bucket of all names, at a number of bits from the root. */
  Object build(int shift) {
    return build(0, names.size(), shift);
  }

  private Object build(int from, int to, int shift) {
    if (shift >= Long.SIZE || fit(from, to)) {
      return names.bucket(from, to, cost);
    }
    Object[] slots = new Object[1 << bitsNeeded(from, to, shift, shift)];
    cost.copied((long) slots.length * NameTable.REFERENCE_BYTES);
    fill(slots, 0, slots.length, from, to, shift, shift);
    return slots;
  }

  private boolean fit(int from, int to) {
    return to - from <= 1 || (to - from <= MAX_NAMES && names.bucketLength(from, to) <= MAX_LENGTH);
  }

  /** How many bits of the hash a node needs to tell all names apart, as far as one node goes. */
  int bitsNeeded(int shift, int bit) {
    return bitsNeeded(0, names.size(), shift, bit);
  }

  private int bitsNeeded(int from, int to, int shift, int bit) {
    if (bit - shift == NameTable.BITS || bit == Long.SIZE || fit(from, to)) {
      return bit - shift;
    }
    int middle = names.partition(from, to, bit);
    return Math.max(
        bitsNeeded(from, middle, shift, bit + 1), bitsNeeded(middle, to, shift, bit + 1));
  }

  /**
   * Fills some slots of a node with all names.
   *
   * @param bit how many bits of the hash these slots have in common
   */
  void fill(Object[] slots, int low, int high, int shift, int bit) {
    fill(slots, low, high, 0, names.size(), shift, bit);
  }

  private void fill(Object[] slots, int low, int high, int from, int to, int shift, int bit) {
    if (fit(from, to)) {
      Arrays.fill(slots, low, high, names.bucket(from, to, cost));
    } else if (high - low == 1) {
      slots[low] = build(from, to, shift + NameTable.BITS);
    } else {
      int middle = names.partition(from, to, bit);
      int half = (low + high) >>> 1;
      fill(slots, low, half, from, middle, shift, bit + 1);
      fill(slots, half, high, middle, to, shift, bit + 1);
    }
  }
}

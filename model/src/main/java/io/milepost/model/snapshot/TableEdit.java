package io.milepost.model.snapshot;

import java.util.Arrays;

/** One change of a {@link NameTable}: makes the nodes and buckets that differ. */
@SuppressWarnings("ReferenceEquality") // whether slots hold the same bucket
final class TableEdit {
  /** Buckets are joined when they are half full together, so that they are not divided at once. */
  private static final int JOINED_SHARE = 2;

  private final long apexHash;
  private final CompileCost cost;

  TableEdit(long apexHash, CompileCost cost) {
    this.apexHash = apexHash;
    this.cost = cost;
  }

  /** What takes the place of a slot's node or bucket when a name is put in. */
  Object put(Object slot, int shift, long hash, ZoneNode node) {
    if (!(slot instanceof Object[] slots)) {
      return new TableBuilder(namesWith(slot, hash, node), cost).build(shift);
    }
    int at = NameTable.index(hash, shift, slots);
    if (slots[at] instanceof Object[] deeper) {
      Object[] changed = copy(slots, slots.length);
      changed[at] = put(deeper, shift + NameTable.BITS, hash, node);
      return changed;
    }
    int low = runStart(slots, at);
    int run = runEnd(slots, at) - low;
    int bit = shift + log2(slots.length) - log2(run);
    TableBuilder builder = new TableBuilder(namesWith(slots[at], hash, node), cost);
    int bits = Math.max(log2(slots.length), builder.bitsNeeded(shift, bit));
    Object[] changed = copy(slots, 1 << bits);
    int times = changed.length / slots.length;
    builder.fill(changed, low * times, (low + run) * times, shift, bit);
    return changed;
  }

  private PackedNames namesWith(Object bucket, long hash, ZoneNode node) {
    PackedNames names = names(bucket);
    names.remove(hash, node.labels());
    names.append(hash, node);
    return names;
  }

  private PackedNames names(Object bucket) {
    PackedNames names = new PackedNames(TableBuilder.MAX_NAMES + 1, PackedName.MAX_LENGTH);
    names.addBucket(bucket, apexHash);
    return names;
  }

  private Object[] copy(Object[] slots, int length) {
    cost.copied((long) length * NameTable.REFERENCE_BYTES);
    return length == slots.length ? slots.clone() : NameTable.spread(slots, length);
  }

  /** What takes the place of a slot's node or bucket when a name that is there is taken out. */
  Object remove(Object slot, int shift, long hash, byte[] labels) {
    if (!(slot instanceof Object[] slots)) {
      PackedNames names = names(slot);
      if (!names.remove(hash, labels)) {
        throw new IllegalStateException("no name " + Arrays.toString(labels));
      }
      return names.bucket(0, names.size(), cost);
    }
    int at = NameTable.index(hash, shift, slots);
    int low = runStart(slots, at);
    int high = runEnd(slots, at);
    Object[] changed = copy(slots, slots.length);
    Arrays.fill(changed, low, high, remove(slots[at], shift + NameTable.BITS, hash, labels));
    return joined(changed, low, high);
  }

  /**
   * A node whose slots from {@code low} to {@code high} were made smaller: buckets that together
   * are small become one, and a node of one bucket becomes that bucket.
   */
  private Object joined(Object[] slots, int low, int high) {
    int start = low;
    int run = high - low;
    while (run < slots.length && !(slots[start] instanceof Object[])) {
      int other = start ^ run;
      if (slots[other] instanceof Object[] || runLength(slots, other) != run) {
        break;
      }
      PackedNames names = names(slots[start]);
      names.addBucket(slots[other], apexHash);
      if (names.size() > TableBuilder.MAX_NAMES / JOINED_SHARE
          || names.bucketLength(0, names.size()) > TableBuilder.MAX_LENGTH / JOINED_SHARE) {
        break;
      }
      start = Math.min(start, other);
      run *= 2;
      Arrays.fill(slots, start, start + run, names.bucket(0, names.size(), cost));
    }
    return run == slots.length ? slots[0] : slots;
  }

  private static int runLength(Object[] slots, int at) {
    return runEnd(slots, at) - runStart(slots, at);
  }

  private static int runStart(Object[] slots, int at) {
    int start = at;
    while (start > 0 && slots[start - 1] == slots[at]) {
      start--;
    }
    return start;
  }

  private static int runEnd(Object[] slots, int at) {
    int end = at + 1;
    while (end < slots.length && slots[end] == slots[at]) {
      end++;
    }
    return end;
  }

  private static int log2(int powerOfTwo) {
    return Integer.numberOfTrailingZeros(powerOfTwo);
  }
}

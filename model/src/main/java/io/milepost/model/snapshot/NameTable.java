package io.milepost.model.snapshot;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names of a zone: an immutable tree over the 64-bit hashes of the names, whose leaves are
 * {@link Bucket}s of a few packed names.
 *
 * <p>A node is an array of 2 to 64 slots, a power of two: as many leading bits of what is left of
 * the hash choose the slot, six are used up. A slot holds a deeper node or a bucket; neighbours may
 * hold the same bucket, which then has the names of all. A bucket that grows too large is divided
 * by the next bit, where needed in a node of twice the slots or in a deeper one (extendible
 * hashing), so that buckets are well filled whatever the number of names.
 *
 * <p>A change copies the nodes on one path from the root, each at most 64 references long, and a
 * bucket or two, and shares all others with the version before. Readers need no lock. A lookup
 * costs the path, most of which stands in the caches, and one bucket; it allocates nothing.
 *
 * @see "Fagin, Nievergelt, Pippenger, Strong, Extendible Hashing, 1979"
 */
final class NameTable {
  /** How many bits of the hash a node uses up. */
  static final int BITS = 6;

  static final int REFERENCE_BYTES = 4;

  private final long apexHash;
  private final Object root;
  private final int size;

  NameTable(long apexHash, Object root, int size) {
    this.apexHash = apexHash;
    this.root = root;
    this.size = size;
  }

  static NameTable empty(long apexHash) {
    return new NameTable(apexHash, Bucket.allocate(0, Bucket.headerLength(0)), 0);
  }

  /** A table of many names at once. */
  static NameTable of(long apexHash, PackedNames names) {
    Object root = new TableBuilder(names, new CompileCost()).build(0);
    return new NameTable(apexHash, root, names.size());
  }

  int size() {
    return size;
  }

  /** Which of a node's slots a hash belongs to; the node is {@code shift} bits from the root. */
  static int index(long hash, int shift, Object[] slots) {
    // The length's binary logarithm is 31 less its leading zeros.
    return (int)
        (hash << shift >>> (Integer.SIZE + 1 + Integer.numberOfLeadingZeros(slots.length)));
  }

  /**
   * Looks for the name that has the labels from {@code from} to {@code to} before the apex.
   *
   * @param found points at the name afterwards, if it is there
   * @return whether it is there
   */
  boolean find(long hash, byte[] labels, int from, int to, NodeCursor found) {
    Object bucket = bucketOf(hash);
    byte[] bytes = Bucket.bytes(bucket);
    int index = Bucket.find(bytes, hash, labels, from, to);
    if (index < 0) {
      return false;
    }
    found.set(bucket, bytes, index);
    return true;
  }

  /** Whether there is a name that has the labels from {@code from} to {@code to}. */
  boolean contains(long hash, byte[] labels, int from, int to) {
    return Bucket.find(Bucket.bytes(bucketOf(hash)), hash, labels, from, to) >= 0;
  }

  /** The name with some labels before the apex, or null. */
  @Nullable ZoneNode find(long hash, byte[] labels) {
    Object bucket = bucketOf(hash);
    int index = Bucket.find(Bucket.bytes(bucket), hash, labels, 0, labels.length);
    return index < 0 ? null : ZoneNode.unpack(bucket, index);
  }

  private Object bucketOf(long hash) {
    Object slot = root;
    int shift = 0;
    while (slot instanceof Object[] slots) {
      slot = slots[index(hash, shift, slots)];
      shift += BITS;
    }
    return slot;
  }

  /** This table with a name put in, in place of the one with the same labels if there is one. */
  NameTable with(long hash, ZoneNode node, CompileCost cost) {
    boolean isNew = !contains(hash, node.labels(), 0, node.labels().length);
    ZoneNode kept = node.isHeld() ? node.withOwnBytes() : node;
    Object changed = new TableEdit(apexHash, cost).put(root, 0, hash, kept);
    return new NameTable(apexHash, changed, isNew ? size + 1 : size);
  }

  /** This table without a name, which is there. */
  NameTable without(long hash, byte[] labels, CompileCost cost) {
    Object changed = new TableEdit(apexHash, cost).remove(root, 0, hash, labels);
    return new NameTable(apexHash, changed, size - 1);
  }

  /** Calls with every name, in no order that means anything. */
  void forEach(Consumer<ZoneNode> consumer) {
    forEachBucket(
        root,
        bucket -> {
          for (int i = 0; i < Bucket.count(Bucket.bytes(bucket)); i++) {
            consumer.accept(ZoneNode.unpack(bucket, i));
          }
        });
  }

  /** Calls with every bucket once; for tests. */
  void forEachBucket(Consumer<Object> consumer) {
    forEachBucket(root, consumer);
  }

  @SuppressWarnings("ReferenceEquality") // neighbours that are the same bucket
  private static void forEachBucket(Object slot, Consumer<Object> consumer) {
    if (slot instanceof Object[] slots) {
      for (int i = 0; i < slots.length; i++) {
        if (i == 0 || slots[i] != slots[i - 1]) {
          forEachBucket(slots[i], consumer);
        }
      }
    } else {
      consumer.accept(slot);
    }
  }

  /** The slots of a node, each as often as it takes to have a larger power of two of them. */
  static Object[] spread(Object[] slots, int length) {
    Object[] spread = new Object[length];
    int times = length / slots.length;
    for (int i = 0; i < slots.length; i++) {
      Arrays.fill(spread, i * times, (i + 1) * times, slots[i]);
    }
    return spread;
  }
}

package io.milepost.model.snapshot;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map by {@code hashCode} and {@code equals}: a hash array mapped trie, five bits a
 * level. A change copies one path of small nodes and shares the rest; a look-up allocates nothing.
 *
 * @see "Bagwell, Ideal Hash Trees, 2001"
 */
final class PersistentMap<K, V> {
  private static final int BITS = 5;
  private static final int REFERENCE_BYTES = 4;

  private final @Nullable Object root;
  private final int size;

  private PersistentMap(@Nullable Object root, int size) {
    this.root = root;
    this.size = size;
  }

  /** A key with its value. */
  private record Leaf<K, V>(K key, V value) {}

  /** Leaves whose whole hashes are equal; at least two. */
  private static final class Bucket {
    final Leaf<?, ?>[] leaves;

    Bucket(Leaf<?, ?>[] leaves) {
      this.leaves = leaves;
    }
  }

  /** Slots of the bits that are set in {@code bitmap}, in the order of the bits. */
  private static final class Node {
    final int bitmap;
    final Object[] slots;

    Node(int bitmap, Object[] slots) {
      this.bitmap = bitmap;
      this.slots = slots;
    }

    int at(int bit) {
      return Integer.bitCount(bitmap & (bit - 1));
    }
  }

  static <K, V> PersistentMap<K, V> empty() {
    return new PersistentMap<>(null, 0);
  }

  int size() {
    return size;
  }

  /** The multiplication spreads hashes that differ in their high bits alone. */
  private static int hash(Object key) {
    int hash = key.hashCode() * 0x9e3779b9;
    return hash ^ hash >>> 16;
  }

  private static int bit(int hash, int shift) {
    return 1 << (hash >>> shift);
  }

  /** The value of a key, or null. */
  @SuppressWarnings("unchecked") // leaves hold what was put in as K and V
  @Nullable V get(K key) {
    int hash = hash(key);
    Object slot = root;
    int shift = 0;
    while (slot instanceof Node node) {
      int bit = bit(hash, shift);
      if ((node.bitmap & bit) == 0) {
        return null;
      }
      slot = node.slots[node.at(bit)];
      shift += BITS;
    }
    if (slot instanceof Bucket bucket) {
      for (Leaf<?, ?> leaf : bucket.leaves) {
        if (leaf.key.equals(key)) {
          return (V) leaf.value;
        }
      }
      return null;
    }
    return slot instanceof Leaf<?, ?> leaf && leaf.key.equals(key) ? (V) leaf.value : null;
  }

  /** This map with a value put in, in place of the one of the key if there is one. */
  PersistentMap<K, V> with(K key, V value, CompileCost cost) {
    int more = get(key) == null ? 1 : 0;
    return new PersistentMap<>(with(root, new Leaf<>(key, value), hash(key), 0, cost), size + more);
  }

  private static Object with(
      @Nullable Object slot, Leaf<?, ?> leaf, int hash, int shift, CompileCost cost) {
    return switch (slot) {
      case null -> leaf;
      case Node node -> with(node, leaf, hash, shift, cost);
      case Bucket bucket -> with(bucket, bucket.leaves, leaf, hash, shift);
      case Leaf<?, ?> there -> with(there, new Leaf<?, ?>[] {there}, leaf, hash, shift);
      default -> throw new IllegalStateException("a slot of " + slot.getClass());
    };
  }

  private static Node with(Node node, Leaf<?, ?> leaf, int hash, int shift, CompileCost cost) {
    int bit = bit(hash, shift);
    int at = node.at(bit);
    if ((node.bitmap & bit) == 0) {
      Object[] slots = new Object[node.slots.length + 1];
      cost.copied((long) slots.length * REFERENCE_BYTES);
      System.arraycopy(node.slots, 0, slots, 0, at);
      slots[at] = leaf;
      System.arraycopy(node.slots, at, slots, at + 1, node.slots.length - at);
      return new Node(node.bitmap | bit, slots);
    }
    Object[] slots = node.slots.clone();
    cost.copied((long) slots.length * REFERENCE_BYTES);
    slots[at] = with(slots[at], leaf, hash, shift + BITS, cost);
    return new Node(node.bitmap, slots);
  }

  /** What takes the place of a slot with these leaves, of one hash, when another leaf meets it. */
  private static Object with(
      Object there, Leaf<?, ?>[] leaves, Leaf<?, ?> leaf, int hash, int shift) {
    int thereHash = hash(leaves[0].key);
    return thereHash == hash ? withLeaf(leaves, leaf) : split(there, thereHash, leaf, hash, shift);
  }

  private static Object withLeaf(Leaf<?, ?>[] leaves, Leaf<?, ?> leaf) {
    for (int i = 0; i < leaves.length; i++) {
      if (leaves[i].key.equals(leaf.key)) {
        Leaf<?, ?>[] replaced = leaves.clone();
        replaced[i] = leaf;
        return replaced.length == 1 ? leaf : new Bucket(replaced);
      }
    }
    Leaf<?, ?>[] more = Arrays.copyOf(leaves, leaves.length + 1);
    more[leaves.length] = leaf;
    return new Bucket(more);
  }

  private static Node split(Object there, int thereHash, Leaf<?, ?> leaf, int hash, int shift) {
    int thereBit = bit(thereHash, shift);
    int bit = bit(hash, shift);
    if (thereBit == bit) {
      return new Node(bit, new Object[] {split(there, thereHash, leaf, hash, shift + BITS)});
    }
    boolean first = Integer.compareUnsigned(thereBit, bit) < 0;
    return new Node(
        thereBit | bit, first ? new Object[] {there, leaf} : new Object[] {leaf, there});
  }

  /** This map without a key; the same map if it is not there. */
  PersistentMap<K, V> without(K key, CompileCost cost) {
    return get(key) == null
        ? this
        : new PersistentMap<>(without(root, key, hash(key), 0, cost), size - 1);
  }

  private static @Nullable Object without(
      @Nullable Object slot, Object key, int hash, int shift, CompileCost cost) {
    return switch (slot) {
      case Node node -> {
        int bit = bit(hash, shift);
        int at = node.at(bit);
        Object left = without(node.slots[at], key, hash, shift + BITS, cost);
        if (left == null) {
          cost.copied((long) node.slots.length * REFERENCE_BYTES);
          yield withoutSlot(node, bit, at);
        }
        if (node.slots.length == 1 && !(left instanceof Node)) {
          yield left;
        }
        Object[] slots = node.slots.clone();
        cost.copied((long) slots.length * REFERENCE_BYTES);
        slots[at] = left;
        yield new Node(node.bitmap, slots);
      }
      case Bucket bucket -> {
        Leaf<?, ?>[] left =
            Arrays.stream(bucket.leaves)
                .filter(leaf -> !leaf.key.equals(key))
                .toArray(Leaf<?, ?>[]::new);
        yield left.length == 1 ? left[0] : new Bucket(left);
      }
      case null, default -> null;
    };
  }

  private static @Nullable Object withoutSlot(Node node, int bit, int at) {
    if (node.slots.length == 1) {
      return null;
    }
    if (node.slots.length == 2 && !(node.slots[1 - at] instanceof Node)) {
      return node.slots[1 - at];
    }
    Object[] slots = new Object[node.slots.length - 1];
    System.arraycopy(node.slots, 0, slots, 0, at);
    System.arraycopy(node.slots, at + 1, slots, at, slots.length - at);
    return new Node(node.bitmap & ~bit, slots);
  }

  /** Calls with every value, in no order that means anything. */
  void forEach(Consumer<? super V> consumer) {
    forEach(root, consumer);
  }

  @SuppressWarnings("unchecked") // leaves hold what was put in as V
  private static <V> void forEach(@Nullable Object slot, Consumer<? super V> consumer) {
    switch (slot) {
      case null -> {}
      case Node node -> {
        for (Object child : node.slots) {
          forEach(child, consumer);
        }
      }
      case Bucket bucket -> {
        for (Leaf<?, ?> leaf : bucket.leaves) {
          consumer.accept((V) leaf.value);
        }
      }
      case Leaf<?, ?> leaf -> consumer.accept((V) leaf.value);
      default -> throw new IllegalStateException("a slot of " + slot.getClass());
    }
  }
}

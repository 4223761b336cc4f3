package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from names to what stands there: a hash array mapped trie over the 64-bit name
 * hash, six bits a level.
 *
 * <p>A change copies the nodes on one path from the root, each at most 64 references long, and
 * shares all others with the version before; how much that is depends on the logarithm of the size
 * alone. Readers need no lock. A lookup costs the path and one comparison of names; it allocates
 * nothing.
 *
 * <p>A slot holds null, an entry, or a deeper node. Names whose whole hashes are equal stand
 * together in a {@link Collision} below the last level.
 *
 * @see "Bagwell, Ideal Hash Trees, 2001"
 */
final class NameTrie<E extends TrieEntry> {
  private static final int BITS = 6;
  private static final int REFERENCE_BYTES = 4;

  private final Node root;
  private final int size;

  private NameTrie(Node root, int size) {
    this.root = root;
    this.size = size;
  }

  /** Slots of the bits that are set in {@code bitmap}, in the order of the bits. */
  private static final class Node {
    final long bitmap;
    final Object[] slots;

    Node(long bitmap, Object[] slots) {
      this.bitmap = bitmap;
      this.slots = slots;
    }
  }

  /** Two or more entries with one hash. */
  private static final class Collision {
    final Object[] entries;

    Collision(Object[] entries) {
      this.entries = entries;
    }
  }

  static <E extends TrieEntry> NameTrie<E> empty() {
    return new NameTrie<>(new Node(0, new Object[0]), 0);
  }

  /** A trie of many entries at once, made without copying; no two may have the same name. */
  static <E extends TrieEntry> NameTrie<E> of(List<E> entries) {
    if (entries.isEmpty()) {
      return empty();
    }
    return new NameTrie<>(new TrieBuilder<>(entries).build(), entries.size());
  }

  /** Builds bottom-up: sorts the entries by the bits of a level, then each group by the next. */
  private static final class TrieBuilder<E extends TrieEntry> {
    private Object[] entries;
    private long[] hashes;
    private Object[] entryBuffer;
    private long[] hashBuffer;

    TrieBuilder(List<E> list) {
      entries = list.toArray();
      hashes = new long[entries.length];
      for (int i = 0; i < hashes.length; i++) {
        hashes[i] = DnsName.hashOf(list.get(i).wire());
      }
      entryBuffer = new Object[entries.length];
      hashBuffer = new long[entries.length];
    }

    Node build() {
      return node(0, entries.length, 0);
    }

    private Node node(int from, int to, int shift) {
      int[] end = new int[1 << BITS];
      for (int i = from; i < to; i++) {
        end[index(hashes[i], shift)]++;
      }
      long bitmap = 0;
      int running = from;
      int[] next = new int[1 << BITS];
      for (int i = 0; i < end.length; i++) {
        if (end[i] > 0) {
          bitmap |= 1L << i;
        }
        next[i] = running;
        running += end[i];
        end[i] = running;
      }
      for (int i = from; i < to; i++) {
        int target = next[index(hashes[i], shift)]++;
        entryBuffer[target] = entries[i];
        hashBuffer[target] = hashes[i];
      }
      System.arraycopy(entryBuffer, from, entries, from, to - from);
      System.arraycopy(hashBuffer, from, hashes, from, to - from);
      Object[] slots = new Object[Long.bitCount(bitmap)];
      int slot = 0;
      int start = from;
      for (int i = 0; i < end.length; i++) {
        if (end[i] > start) {
          slots[slot++] = slot(start, end[i], shift);
          start = end[i];
        }
      }
      return new Node(bitmap, slots);
    }

    private Object slot(int from, int to, int shift) {
      if (to - from == 1) {
        return entries[from];
      }
      if (shift + BITS >= Long.SIZE) {
        return new Collision(Arrays.copyOfRange(entries, from, to));
      }
      return node(from, to, shift + BITS);
    }
  }

  int size() {
    return size;
  }

  private static int index(long hash, int shift) {
    return (int) (hash >>> shift) & ((1 << BITS) - 1);
  }

  /** The entry at the ancestor of that many labels of the cursor's name, or null. */
  @Nullable E find(NameCursor name, int depth) {
    int start = name.start(depth);
    return find(name.hash(depth), name.wire(), start, name.length() - start);
  }

  @Nullable E find(DnsName name) {
    byte[] wire = name.toWire();
    return find(name.nameHash(), wire, 0, wire.length);
  }

  @SuppressWarnings("unchecked") // slots hold nodes, collisions and E alone
  private @Nullable E find(long hash, byte[] bytes, int from, int length) {
    Object slot = root;
    int shift = 0;
    while (slot instanceof Node node) {
      long bit = 1L << index(hash, shift);
      if ((node.bitmap & bit) == 0) {
        return null;
      }
      slot = node.slots[Long.bitCount(node.bitmap & (bit - 1))];
      shift += BITS;
    }
    if (slot instanceof Collision collision) {
      for (Object entry : collision.entries) {
        if (isAt((E) entry, bytes, from, length)) {
          return (E) entry;
        }
      }
      return null;
    }
    E entry = (E) slot;
    return isAt(entry, bytes, from, length) ? entry : null;
  }

  private static boolean isAt(TrieEntry entry, byte[] bytes, int from, int length) {
    byte[] wire = entry.wire();
    return Arrays.equals(wire, 0, wire.length, bytes, from, from + length);
  }

  /** This trie with an entry put in, in place of the one at the same name if there is one. */
  NameTrie<E> with(E entry, CompileCost cost) {
    boolean[] added = new boolean[1];
    Node changed = with(root, entry, DnsName.hashOf(entry.wire()), 0, added, cost);
    return new NameTrie<>(changed, added[0] ? size + 1 : size);
  }

  private static Node with(
      Node node, TrieEntry entry, long hash, int shift, boolean[] added, CompileCost cost) {
    long bit = 1L << index(hash, shift);
    int at = Long.bitCount(node.bitmap & (bit - 1));
    if ((node.bitmap & bit) == 0) {
      added[0] = true;
      Object[] slots = new Object[node.slots.length + 1];
      System.arraycopy(node.slots, 0, slots, 0, at);
      slots[at] = entry;
      System.arraycopy(node.slots, at, slots, at + 1, node.slots.length - at);
      cost.copied((long) slots.length * REFERENCE_BYTES);
      return new Node(node.bitmap | bit, slots);
    }
    Object[] slots = node.slots.clone();
    cost.copied((long) slots.length * REFERENCE_BYTES);
    Object old = slots[at];
    slots[at] =
        old instanceof Node child
            ? with(child, entry, hash, shift + BITS, added, cost)
            : merged(old, entry, hash, shift + BITS, added, cost);
    return new Node(node.bitmap, slots);
  }

  /** What takes the place of an entry or a collision when another entry meets it. */
  private static Object merged(
      Object old, TrieEntry entry, long hash, int shift, boolean[] added, CompileCost cost) {
    Object[] entries = old instanceof Collision c ? c.entries : new Object[] {old};
    for (int i = 0; i < entries.length; i++) {
      if (Arrays.equals(((TrieEntry) entries[i]).wire(), entry.wire())) {
        Object[] replaced = entries.clone();
        replaced[i] = entry;
        return replaced.length == 1 ? entry : new Collision(replaced);
      }
    }
    long oldHash = DnsName.hashOf(((TrieEntry) entries[0]).wire());
    added[0] = true;
    if (oldHash == hash) {
      Object[] more = Arrays.copyOf(entries, entries.length + 1);
      more[entries.length] = entry;
      return below(shift, hash, new Collision(more));
    }
    return split(old, oldHash, entry, hash, shift, cost);
  }

  /** The nodes that lead to a collision from a level on. */
  private static Object below(int shift, long hash, Collision collision) {
    if (shift >= Long.SIZE) {
      return collision;
    }
    Object[] slots = {below(shift + BITS, hash, collision)};
    return new Node(1L << index(hash, shift), slots);
  }

  private static Object split(
      Object old, long oldHash, TrieEntry entry, long hash, int shift, CompileCost cost) {
    int oldIndex = index(oldHash, shift);
    int newIndex = index(hash, shift);
    cost.copied(2L * REFERENCE_BYTES);
    if (oldIndex == newIndex) {
      Object[] slots = {split(old, oldHash, entry, hash, shift + BITS, cost)};
      return new Node(1L << oldIndex, slots);
    }
    Object[] slots = oldIndex < newIndex ? new Object[] {old, entry} : new Object[] {entry, old};
    return new Node(1L << oldIndex | 1L << newIndex, slots);
  }

  /** This trie without the entry at a name; the same trie if there is none. */
  NameTrie<E> without(DnsName name, CompileCost cost) {
    if (find(name) == null) {
      return this;
    }
    Object left = without(root, name.toWire(), name.nameHash(), 0, cost);
    Node changed = left instanceof Node node ? node : atRoot(left);
    return new NameTrie<>(changed, size - 1);
  }

  /** The root for what is left when one entry, or nothing, is. */
  private static Node atRoot(@Nullable Object left) {
    if (left == null) {
      return new Node(0, new Object[0]);
    }
    long hash = DnsName.hashOf(((TrieEntry) left).wire());
    return new Node(1L << index(hash, 0), new Object[] {left});
  }

  /** What is left of a node without the entry: a node, the one entry that is left, or null. */
  private static @Nullable Object without(
      Node node, byte[] wire, long hash, int shift, CompileCost cost) {
    long bit = 1L << index(hash, shift);
    int at = Long.bitCount(node.bitmap & (bit - 1));
    Object old = node.slots[at];
    @Nullable Object left;
    if (old instanceof Node child) {
      left = without(child, wire, hash, shift + BITS, cost);
    } else if (old instanceof Collision collision) {
      left = without(collision, wire);
    } else {
      left = null;
    }
    if (left != null) {
      if (node.slots.length == 1 && left instanceof TrieEntry) {
        return left;
      }
      Object[] slots = node.slots.clone();
      cost.copied((long) slots.length * REFERENCE_BYTES);
      slots[at] = left;
      return new Node(node.bitmap, slots);
    }
    if (node.slots.length == 1) {
      return null;
    }
    Object[] slots = new Object[node.slots.length - 1];
    System.arraycopy(node.slots, 0, slots, 0, at);
    System.arraycopy(node.slots, at + 1, slots, at, slots.length - at);
    cost.copied((long) slots.length * REFERENCE_BYTES);
    if (slots.length == 1 && slots[0] instanceof TrieEntry) {
      return slots[0];
    }
    return new Node(node.bitmap & ~bit, slots);
  }

  private static Object without(Collision collision, byte[] wire) {
    Object[] left =
        Arrays.stream(collision.entries)
            .filter(entry -> !Arrays.equals(((TrieEntry) entry).wire(), wire))
            .toArray();
    return left.length == 1 ? left[0] : new Collision(left);
  }

  /** Calls with every entry, in no order that means anything. */
  void forEach(Consumer<? super E> consumer) {
    forEach(root, consumer);
  }

  @SuppressWarnings("unchecked") // slots hold nodes, collisions and E alone
  private static <E extends TrieEntry> void forEach(Object slot, Consumer<? super E> consumer) {
    switch (slot) {
      case Node node -> {
        for (Object child : node.slots) {
          forEach(child, consumer);
        }
      }
      case Collision collision -> {
        for (Object entry : collision.entries) {
          consumer.accept((E) entry);
        }
      }
      default -> consumer.accept((E) slot);
    }
  }
}

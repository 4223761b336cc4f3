package io.milepost.model.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of packed names with their hashes, to be sorted and put into buckets. The names stand in
 * chunks of bytes, so that a long list needs no large array of them. Used by one thread.
 */
final class PackedNames {
  private static final int MAX_CHUNKS = 1 << 16;
  private static final int NUMBER_BITS = 24;

  private final int chunkLength;
  private final List<byte[]> chunks = new ArrayList<>(2);
  private long[] hashes;

  /** Chunk (16 bits), offset in it (24), length (24). */
  private long[] places;

  /** What the names are held as; null as long as no name is. */
  private @Nullable ZoneNode @Nullable [] nodes;

  private int size;

  /** The chunk that is being filled, and how far it is. */
  private int filling = -1;

  private int filled;

  /**
   * @param chunkLength at least {@value PackedName#MAX_LENGTH}
   */
  PackedNames(int capacity, int chunkLength) {
    this.chunkLength = chunkLength;
    hashes = new long[capacity];
    places = new long[capacity];
  }

  int size() {
    return size;
  }

  /** Makes the list empty; much of its memory is used again. Not for a list with buckets. */
  void clear() {
    size = 0;
    nodes = null;
    filled = 0;
    if (filling > 0) {
      chunks.subList(1, chunks.size()).clear();
      filling = 0;
    }
  }

  /** Makes room for a number of names in an empty list, so that it need not grow. */
  void makeRoom(int count) {
    if (size == 0 && count > hashes.length) {
      hashes = new long[count];
      places = new long[count];
    }
  }

  /**
   * Makes room for a name's bytes in {@link #chunk()}.
   *
   * @param length at most {@value PackedName#MAX_LENGTH}
   * @return where the name begins
   */
  int append(long hash, int length) {
    if (filling < 0 || filled + length > chunkLength) {
      addChunk(new byte[chunkLength]);
      filling = chunks.size() - 1;
      filled = 0;
    }
    add(hash, filling, filled, length);
    filled += length;
    return filled - length;
  }

  /** The bytes that hold what was appended last. */
  byte[] chunk() {
    return chunks.get(filling);
  }

  /** Adds a name. */
  void append(long hash, ZoneNode node) {
    byte[] packed = node.pack();
    int at = append(hash, packed.length);
    System.arraycopy(packed, 0, chunk(), at, packed.length);
    if (node.isHeld()) {
      hold(node);
    }
  }

  /** Says what the name that was added last is held as. */
  private void hold(ZoneNode node) {
    @Nullable ZoneNode[] held = nodes == null ? new @Nullable ZoneNode[hashes.length] : nodes;
    held[size - 1] = node;
    nodes = held;
  }

  /** Adds the names of a bucket, whose bytes are not copied. */
  void addBucket(Object bucket, long apexHash) {
    byte[] bytes = Bucket.bytes(bucket);
    addChunk(bytes);
    for (int i = 0; i < Bucket.count(bytes); i++) {
      int at = Bucket.name(bytes, i);
      add(
          PackedName.hash(apexHash, bytes, at),
          chunks.size() - 1,
          at,
          Bucket.nameEnd(bytes, i) - at);
      if ((PackedName.flags(bytes, at) & PackedName.HELD) != 0) {
        hold(Bucket.held(bucket, at));
      }
    }
  }

  private void addChunk(byte[] chunk) {
    if (chunks.size() == MAX_CHUNKS) {
      throw new IllegalStateException("names in more than " + MAX_CHUNKS + " chunks");
    }
    chunks.add(chunk);
  }

  private void add(long hash, int chunk, int offset, int length) {
    if (size == hashes.length) {
      int capacity = size + (size >> 1) + 8;
      hashes = Arrays.copyOf(hashes, capacity);
      places = Arrays.copyOf(places, capacity);
      nodes = nodes == null ? null : Arrays.copyOf(nodes, capacity);
    }
    hashes[size] = hash;
    places[size] = ((long) chunk << NUMBER_BITS | offset) << NUMBER_BITS | length;
    size++;
  }

  /** Takes the name with some labels out, if it is there; returns whether it was. */
  boolean remove(long hash, byte[] labels) {
    for (int i = 0; i < size; i++) {
      byte[] bytes = bytes(i);
      int at = offset(i);
      if (hashes[i] == hash
          && Arrays.equals(
              bytes,
              PackedName.labels(at),
              PackedName.labelsEnd(bytes, at),
              labels,
              0,
              labels.length)) {
        swap(i, size - 1);
        size--;
        if (nodes != null) {
          nodes[size] = null;
        }
        return true;
      }
    }
    return false;
  }

  private byte[] bytes(int index) {
    return chunks.get((int) (places[index] >>> (2 * NUMBER_BITS)));
  }

  private int offset(int index) {
    return (int) (places[index] >>> NUMBER_BITS) & Octets.MAX_U24;
  }

  private int length(int index) {
    return (int) places[index] & Octets.MAX_U24;
  }

  private void swap(int one, int other) {
    long hash = hashes[one];
    hashes[one] = hashes[other];
    hashes[other] = hash;
    long place = places[one];
    places[one] = places[other];
    places[other] = place;
    if (nodes != null) {
      ZoneNode node = nodes[one];
      nodes[one] = nodes[other];
      nodes[other] = node;
    }
  }

  /**
   * Moves the names with a bit of their hash set behind those without.
   *
   * @param bit 0 for the highest
   * @return where the names with the bit set begin
   */
  int partition(int from, int to, int bit) {
    long mask = Long.MIN_VALUE >>> bit;
    int low = from;
    int high = to;
    while (low < high) {
      if ((hashes[low] & mask) == 0) {
        low++;
      } else {
        high--;
        swap(low, high);
      }
    }
    return low;
  }

  /** How many octets the bucket of some of the names has. */
  long bucketLength(int from, int to) {
    long length = Bucket.headerLength(to - from);
    for (int i = from; i < to; i++) {
      length += length(i);
    }
    return length;
  }

  /**
   * The bucket of some of the names.
   *
   * @throws IllegalStateException if they are too many, which can only be when all have the same
   *     hash
   */
  Object bucket(int from, int to, CompileCost cost) {
    long length = bucketLength(from, to);
    if (length > Octets.MAX_U24 || to - from > 0xffff) {
      throw new IllegalStateException((to - from) + " names have the hash " + hashes[from]);
    }
    byte[] bucket = Bucket.allocate(to - from, (int) length);
    List<ZoneNode> held = new ArrayList<>(0);
    int at = Bucket.headerLength(to - from);
    for (int i = from; i < to; i++) {
      Bucket.putName(bucket, i - from, hashes[i], at);
      System.arraycopy(bytes(i), offset(i), bucket, at, length(i));
      ZoneNode node = nodes == null ? null : nodes[i];
      if (node != null) {
        Octets.putI32(bucket, PackedName.content(bucket, at), held.size());
        held.add(node);
      }
      at += length(i);
    }
    cost.copied(length);
    return held.isEmpty() ? bucket : new Bucket.Holding(bucket, held.toArray(ZoneNode[]::new));
  }
}

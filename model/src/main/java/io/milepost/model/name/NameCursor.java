package io.milepost.model.name;

import java.util.Arrays;

/**
 * A name on the answer path: a reusable place that holds one name's lower-case wire form, where its
 * labels begin, and the hash of each of its ancestors.
 *
 * <p>A <i>depth</i> counts labels from the root: depth 0 is the root, depth {@link #depth()} the
 * whole name. Each event loop owns its cursors; nothing here allocates after construction.
 */
public final class NameCursor {
  private final byte[] wire = new byte[DnsName.MAX_WIRE_LENGTH + NameHash.SLACK];
  private final int[] start = new int[DnsName.MAX_LABELS + 1];
  private final long[] hash = new long[DnsName.MAX_LABELS + 1];
  private int length;
  private int depth;

  public NameCursor() {
    set(new byte[] {0}, 0);
  }

  /**
   * Points the cursor at a name.
   *
   * @param bytes holds a complete, valid, uncompressed name from {@code offset} on; letters in any
   *     case
   */
  public void set(byte[] bytes, int offset) {
    int at = 0;
    int labels = 0;
    for (int label = bytes[offset]; label != 0; label = bytes[offset + at]) {
      start[labels++] = at;
      at += label + 1;
    }
    LowerCase.copy(bytes, offset, wire, 0, at);
    wire[at] = 0;
    length = at + 1;
    depth = labels;
    index(labels);
  }

  /**
   * Points the cursor at the name of a sort key.
   *
   * @param key as {@link DnsName#sortKey()} makes it, in ASCII
   * @throws IllegalArgumentException if it is not one; the cursor is not to be used then until it
   *     is pointed at another name
   */
  public void moveToSortKey(byte[] key) {
    int at = DnsName.MAX_WIRE_LENGTH - 1;
    int labels = 0;
    wire[at] = 0;
    start[0] = at;
    int from = key.length == 1 && key[0] == '.' ? 1 : 0;
    while (from < key.length) {
      int dot = endOfLabel(key, from);
      int labelLength = SortKeyLabel.length(key, from, dot);
      at -= 1 + labelLength;
      if (at < 0) {
        throw SortKeyLabel.invalid(key);
      }
      wire[at] = (byte) labelLength;
      SortKeyLabel.copy(key, from, dot, wire, at + 1);
      start[++labels] = at;
      from = dot + 1;
    }
    length = DnsName.MAX_WIRE_LENGTH - at;
    System.arraycopy(wire, at, wire, 0, length);
    for (int d = 0; d <= labels; d++) {
      start[d] -= at;
    }
    depth = labels;
    hashLabels();
  }

  private static int endOfLabel(byte[] key, int from) {
    for (int i = from; i < key.length; i++) {
      if (key[i] == '.') {
        return i;
      }
    }
    throw SortKeyLabel.invalid(key);
  }

  /** Turns {@code start} from the left's order into depth's order and fills in the hashes. */
  private void index(int labels) {
    for (int left = 0, right = labels - 1; left < right; left++, right--) {
      int swapped = start[left];
      start[left] = start[right];
      start[right] = swapped;
    }
    for (int d = labels; d > 0; d--) {
      start[d] = start[d - 1];
    }
    start[0] = length - 1;
    hashLabels();
  }

  private void hashLabels() {
    long running = NameHash.ROOT;
    hash[0] = running;
    for (int d = 1; d <= depth; d++) {
      int from = start[d];
      running = NameHash.child(running, wire, from + 1, wire[from]);
      hash[d] = running;
    }
  }

  /** How many labels the name has, the root not counted: 0 to 127. */
  public int depth() {
    return depth;
  }

  /** The length of the wire form, 1 to 255 octets. */
  public int length() {
    return length;
  }

  /** The hash of the ancestor with that many labels, or of the name itself. */
  public long hash(int depth) {
    return hash[depth];
  }

  /** Where the ancestor with that many labels begins in {@link #wire()}. */
  public int start(int depth) {
    return start[depth];
  }

  /** The lower-case wire form, valid up to {@link #length()}; not to be changed by the caller. */
  public byte[] wire() {
    return wire;
  }

  /** Whether the ancestor at a depth is the name with that lower-case wire form. */
  public boolean isAt(int depth, byte[] name) {
    int from = start[depth];
    return Arrays.equals(wire, from, length, name, 0, name.length);
  }

  /** Whether this is the name that the other cursor is at. */
  public boolean isSameAs(NameCursor other) {
    return Arrays.equals(wire, 0, length, other.wire, 0, other.length);
  }

  /**
   * Whether this is the name that begins at an offset of some bytes.
   *
   * @param bytes holds a complete, valid, uncompressed name there; letters in any case
   */
  public boolean isSameAs(byte[] bytes, int offset) {
    // A shorter name may be the last in the bytes.
    return offset + length <= bytes.length && LowerCase.isSame(bytes, offset, wire, 0, length);
  }

  /** A copy, for whoever needs to keep the name. */
  public DnsName toName() {
    return DnsName.fromWire(wire, 0);
  }
}

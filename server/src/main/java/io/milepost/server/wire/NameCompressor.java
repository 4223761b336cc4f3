package io.milepost.server.wire;

import io.milepost.model.name.DnsName;

/**
 * Writes names into one message, each as far as it has not been written before, and a pointer to
 * the rest (RFC 1035 section 4.1.4).
 *
 * <p>Every name that is in the message stands once in a hash table, under its first label and the
 * place of its parent, so that a name is searched from the root to the left and each step costs one
 * label. A place is an offset in the message, 0 for the root; only places that 14 bits can point at
 * are kept. What was added last can be taken back, when a set does not fit.
 */
final class NameCompressor {
  /** What {@link #place} is when nothing can point at the name. */
  static final int NOWHERE = -1;

  private static final int MAX_PLACE = 0x3fff;
  private static final int SLOTS = 4096;
  private static final int MAX_NAMES = SLOTS / 2;

  /** The place in the lower 14 bits, bits of the hash above; 0 if empty. */
  private final int[] slots = new int[SLOTS];

  /** Which slots are used, in the order in which they were. */
  private final int[] used = new int[MAX_NAMES];

  private int count;

  private final int[] starts = new int[DnsName.MAX_LABELS + 1];
  private int sourceEnd;
  private int place;

  /** Forgets all names, for the next message. */
  void clear() {
    takeBack(0);
  }

  /** How many names are known: what {@link #takeBack} wants. */
  int count() {
    return count;
  }

  /** Forgets the names that came after the first {@code keep}. */
  void takeBack(int keep) {
    while (count > keep) {
      // Backwards, so that no search ever ends at a gap.
      slots[used[--count]] = 0;
    }
  }

  /**
   * Writes a name.
   *
   * @param name holds a complete, valid, uncompressed name at {@code offset}
   * @param message has room for the whole name at {@code to}
   * @return where the message goes on
   */
  int write(byte[] name, int offset, byte[] message, int to) {
    int labels = split(name, offset);
    int parent = 0;
    int left = labels;
    while (left > 0) {
      int found = find(message, parent, name, starts[left - 1]);
      if (found == 0) {
        break;
      }
      parent = found;
      left--;
    }
    int written = starts[left] - offset;
    System.arraycopy(name, offset, message, to, written);
    int at = to + written;
    if (parent == 0) {
      message[at++] = 0;
    } else {
      Wire.putU16(message, at, Wire.POINTER | parent);
      at += 2;
    }
    place = remember(name, offset, parent, left, to);
    return at;
  }

  /** Where the source goes on behind the name that was written last. */
  int sourceEnd() {
    return sourceEnd;
  }

  /** What points at the name that was written last; 0 for the root. */
  int place() {
    return place;
  }

  /** Fills {@code starts} with where each label begins, the root's included. */
  private int split(byte[] name, int offset) {
    int labels = 0;
    int at = offset;
    while (name[at] != 0) {
      starts[labels++] = at;
      at += name[at] + 1;
    }
    starts[labels] = at;
    sourceEnd = at + 1;
    return labels;
  }

  private int remember(byte[] name, int offset, int parent, int left, int to) {
    int above = parent;
    for (int i = left - 1; i >= 0; i--) {
      int own = to + starts[i] - offset;
      if (own > MAX_PLACE || count == MAX_NAMES) {
        return NOWHERE;
      }
      add(above, name, starts[i], own);
      above = own;
    }
    return above;
  }

  private void add(int parent, byte[] name, int label, int own) {
    int hash = hash(parent, name, label);
    int slot = hash & (SLOTS - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    slots[slot] = (hash & ~MAX_PLACE) | own;
    used[count++] = slot;
  }

  /** The place of the name with that label in front of a parent; 0 if it is not known. */
  private int find(byte[] message, int parent, byte[] name, int label) {
    int hash = hash(parent, name, label);
    int slot = hash & (SLOTS - 1);
    while (slots[slot] != 0) {
      int known = slots[slot] & MAX_PLACE;
      if ((slots[slot] ^ hash) >>> 14 == 0
          && isLabel(message, known, name, label)
          && isFollowedBy(parent, message, known + 1 + message[known])) {
        return known;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return 0;
  }

  private static int hash(int parent, byte[] name, int label) {
    int hash = parent;
    int end = label + name[label];
    for (int i = label; i <= end; i++) {
      // This makes more equal than letters; the comparison tells them apart.
      hash = hash * 31 + (name[i] | 0x20);
    }
    hash *= 0x9e3779b9;
    return hash ^ (hash >>> 15);
  }

  private static boolean isLabel(byte[] message, int known, byte[] name, int label) {
    int length = name[label];
    for (int i = 0; i <= length; i++) {
      byte a = message[known + i];
      byte b = name[label + i];
      if (a != b && ((a ^ b) != 0x20 || !isLetter(a))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(byte b) {
    int lower = b | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** Whether the labels at an offset go on as the name at a place does. */
  private static boolean isFollowedBy(int parent, byte[] message, int next) {
    if (parent == 0) {
      return message[next] == 0;
    }
    return next == parent || Wire.u16(message, next) == (Wire.POINTER | parent);
  }
}

package io.milepost.model.snapshot;

import io.milepost.model.name.NameHash;

/**
 * How a name of a zone with what stands there is laid out in bytes, so that the names of a large
 * zone cost little more than their octets:
 *
 * <ol>
 *   <li>flags, one octet
 *   <li>the length of the next, one octet
 *   <li>the labels that stand before the zone's apex, in lower-case wire form without the root
 *   <li>if {@link #CHILDREN} is set: how many names stand directly below, four octets
 *   <li>the sets in the order of their types, each as {@link Rrset} has it; or, if {@link #HELD} is
 *       set, four octets: which of the objects beside the bytes is the name's {@link ZoneNode}
 * </ol>
 */
final class PackedName {
  /** One of the names directly below is the wildcard. */
  static final int WILDCARD_CHILD = 1;

  /** The only set is a CNAME. */
  static final int CNAME = 2;

  /** A delegation point. */
  static final int CUT = 4;

  /** What stands at the name is an object beside the bytes. */
  static final int HELD = 8;

  /** There are names directly below. */
  static final int CHILDREN = 16;

  /** The most octets of a name that is not held as an object, so that a change copies no more. */
  static final int MAX_LENGTH = 512;

  private static final int LABELS = 2;

  private PackedName() {}

  /** The hash of a name. */
  static long hash(long apexHash, byte[] bytes, int at) {
    return NameHash.below(apexHash, bytes, labels(at), labelsEnd(bytes, at));
  }

  static int flags(byte[] bytes, int at) {
    return bytes[at];
  }

  /** Where the labels begin. */
  static int labels(int at) {
    return at + LABELS;
  }

  /** Where the labels end. */
  static int labelsEnd(byte[] bytes, int at) {
    return at + LABELS + (bytes[at + 1] & 0xff);
  }

  static int children(byte[] bytes, int at) {
    return (bytes[at] & CHILDREN) == 0 ? 0 : Octets.i32(bytes, labelsEnd(bytes, at));
  }

  /** Where the sets begin, or the object's number. */
  static int content(byte[] bytes, int at) {
    return labelsEnd(bytes, at) + ((bytes[at] & CHILDREN) == 0 ? 0 : Integer.BYTES);
  }

  /** How many octets stand before the content. */
  static int contentOffset(int labelsLength, int children) {
    return LABELS + labelsLength + (children == 0 ? 0 : Integer.BYTES);
  }

  /**
   * Writes what stands before the content.
   *
   * @param flags without {@link #CHILDREN}
   * @return where the content begins
   */
  static int put(int flags, byte[] labels, int labelsLength, int children, byte[] to, int at) {
    to[at] = (byte) (children == 0 ? flags : flags | CHILDREN);
    to[at + 1] = (byte) labelsLength;
    System.arraycopy(labels, 0, to, at + LABELS, labelsLength);
    if (children != 0) {
      Octets.putI32(to, at + LABELS + labelsLength, children);
    }
    return at + contentOffset(labelsLength, children);
  }
}

package io.milepost.model.name;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A fully qualified domain name in canonical form: lower-case wire format, at most 255 octets,
 * labels of 1 to 63 octets (RFC 1035 section 2.3.4).
 *
 * <p>Text follows Route 53: {@code \ooo} is an octet in three octal digits, letters are stored in
 * lower case however they arrive, and every octet outside {@code a-z 0-9 - _} is written as an
 * escape.
 *
 * @see "Route 53 Developer Guide: DNS domain name format"
 */
public final class DnsName implements Comparable<DnsName> {
  /** The longest name in wire form, in octets, with its length octets and the root. */
  public static final int MAX_WIRE_LENGTH = 255;

  /** The longest label, in octets. */
  public static final int MAX_LABEL_LENGTH = 63;

  /** The most labels that a name of 255 octets can have, the root not counted. */
  public static final int MAX_LABELS = 127;

  /** The root name. */
  public static final DnsName ROOT = new DnsName(new byte[] {0});

  private final byte[] wire;

  private DnsName(byte[] wire) {
    this.wire = wire;
  }

  /**
   * Reads a name as the API writes it; a trailing dot is optional.
   *
   * @throws FatalProblemException if the name is empty, has an empty or a too long label, is too
   *     long, or has an octet that may only be written as an escape
   */
  public static DnsName parse(String text) throws FatalProblemException {
    return new DnsName(DnsNameText.parse(text, true));
  }

  /**
   * Reads a name that the project itself wrote.
   *
   * @throws IllegalArgumentException if it is not a name
   */
  public static DnsName of(String text) {
    try {
      return parse(text);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /**
   * A name from wire format without compression.
   *
   * @param bytes holds the name from {@code offset} on; copied
   * @throws IllegalArgumentException if there is no complete, valid name
   */
  public static DnsName fromWire(byte[] bytes, int offset) {
    int length = wireLength(bytes, offset);
    byte[] wire = Arrays.copyOfRange(bytes, offset, offset + length);
    toLowerCase(wire);
    return new DnsName(wire);
  }

  /**
   * The length of an uncompressed name in wire form.
   *
   * @throws IllegalArgumentException if there is no complete, valid name
   */
  public static int wireLength(byte[] bytes, int offset) {
    int at = offset;
    while (at < bytes.length && bytes[at] != 0) {
      int label = bytes[at] & 0xff;
      if (label > MAX_LABEL_LENGTH) {
        throw new IllegalArgumentException("label of " + label + " octets at " + at);
      }
      at += label + 1;
    }
    int length = at + 1 - offset;
    if (at >= bytes.length || length > MAX_WIRE_LENGTH) {
      throw new IllegalArgumentException("no complete name at " + offset);
    }
    return length;
  }

  /** The name from its sort key, as {@link #sortKey()} makes it. */
  public static DnsName fromSortKey(String sortKey) {
    return of(reverseLabels(sortKey));
  }

  private static String reverseLabels(String dotted) {
    StringBuilder reversed = new StringBuilder(dotted.length());
    int end = dotted.length() - 1;
    while (end > 0) {
      int dot = dotted.lastIndexOf('.', end - 1);
      reversed.append(dotted, dot + 1, end).append('.');
      end = dot;
    }
    return reversed.isEmpty() ? "." : reversed.toString();
  }

  private static void toLowerCase(byte[] wire) {
    for (int i = 0; i < wire.length; i++) {
      byte b = wire[i];
      // Length octets are below 'A', so that they need no care.
      if (b >= 'A' && b <= 'Z') {
        wire[i] = (byte) (b + 32);
      }
    }
  }

  /** A copy of the wire form. */
  public byte[] toWire() {
    return wire.clone();
  }

  /** The wire form itself; not to be changed by the caller. */
  public byte[] wire() {
    return wire;
  }

  /** The length of the wire form, 1 to 255 octets. */
  public int wireLength() {
    return wire.length;
  }

  /** The octet of the wire form at an index. */
  public byte wireAt(int index) {
    return wire[index];
  }

  /** How many labels the name has, the root not counted: 0 to 127. */
  public int labelCount() {
    int count = 0;
    for (int at = 0; wire[at] != 0; at += wire[at] + 1) {
      count++;
    }
    return count;
  }

  public boolean isRoot() {
    return wire.length == 1;
  }

  /** Whether the leftmost label is an asterisk alone (RFC 4592 section 2.1.1). */
  public boolean isWildcard() {
    return wire.length > 2 && wire[0] == 1 && wire[1] == '*';
  }

  /**
   * The name without its leftmost label.
   *
   * @throws IllegalStateException if this is the root
   */
  public DnsName parent() {
    if (isRoot()) {
      throw new IllegalStateException("the root has no parent");
    }
    return new DnsName(Arrays.copyOfRange(wire, wire[0] + 1, wire.length));
  }

  /** Whether this name equals the other or lies below it. */
  public boolean isAtOrBelow(DnsName ancestor) {
    int start = wire.length - ancestor.wire.length;
    if (start < 0) {
      return false;
    }
    int at = 0;
    while (at < start) {
      at += wire[at] + 1;
    }
    return at == start
        && Arrays.equals(wire, start, wire.length, ancestor.wire, 0, ancestor.wire.length);
  }

  /** The hash of the name, the same as {@link NameCursor#hash} gives. */
  public long nameHash() {
    return hashOf(wire);
  }

  /** The hash of a name in lower-case wire form. */
  public static long hashOf(byte[] wire) {
    return NameHash.below(NameHash.ROOT, wire, 0, wire.length - 1);
  }

  /**
   * The key by which Route 53 orders names: the labels in reverse order, escaped and in lower case,
   * each followed by a dot, to be compared as ASCII: {@code com.example.www.}
   *
   * @see "Route 53 API Reference: ListResourceRecordSets, sort order"
   */
  public String sortKey() {
    return reverseLabels(toString());
  }

  @Override
  public int compareTo(DnsName other) {
    return sortKey().compareTo(other.sortKey());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DnsName name && Arrays.equals(wire, name.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }

  /** The name as the API shows it: lower case, escaped, with a trailing dot. */
  @Override
  public String toString() {
    return DnsNameText.format(wire);
  }

  /** The leftmost label's text, without escapes, in ISO-8859-1; empty for the root. */
  public String firstLabel() {
    return new String(wire, 1, isRoot() ? 0 : wire[0], StandardCharsets.ISO_8859_1);
  }
}

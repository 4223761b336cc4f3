package io.milepost.dnssec.sign;

import io.milepost.model.name.DnsName;
import java.util.Arrays;

/** The order of names (RFC 4034 section 6.1) where a name has no room for a label more. */
final class LongNames {
  private static final int MAX_LABEL = DnsName.MAX_LABEL_LENGTH;

  private LongNames() {}

  /**
   * The name right behind one that is too long to have a child (RFC 4471 section 3.1.2).
   *
   * @param name of 254 or 255 octets, in lower-case wire form
   * @param apex an ancestor of it, in lower-case wire form; it comes behind the last name of a zone
   */
  static byte[] next(byte[] name, byte[] apex) {
    if (name.length < DnsName.MAX_WIRE_LENGTH && name[0] < MAX_LABEL) {
      int label = name[0];
      byte[] longer = new byte[name.length + 1];
      System.arraycopy(name, 0, longer, 0, label + 1);
      longer[0]++;
      System.arraycopy(name, label + 1, longer, label + 2, name.length - label - 1);
      return longer;
    }
    int start = 0;
    while (name.length - start > apex.length) {
      for (int i = name[start]; i > 0; i--) {
        int octet = name[start + i] & 0xff;
        if (octet < 0xff) {
          return increment(name, start, i, octet);
        }
      }
      start += name[start] + 1;
    }
    return apex.clone();
  }

  /** The label cut off behind its {@code i}-th octet, which is one more. */
  private static byte[] increment(byte[] name, int start, int i, int octet) {
    int rest = start + name[start] + 1;
    byte[] next =
        Arrays.copyOf(Arrays.copyOfRange(name, start, start + i + 1), name.length - rest + i + 1);
    next[0] = (byte) i;
    // A to Z stand for a to z in the order of names.
    next[i] = (byte) (octet + 1 == 'A' ? 'Z' + 1 : octet + 1);
    System.arraycopy(name, rest, next, i + 1, name.length - rest);
    return next;
  }
}

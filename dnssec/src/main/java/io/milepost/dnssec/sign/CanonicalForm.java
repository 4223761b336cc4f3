package io.milepost.dnssec.sign;

import io.milepost.model.rdata.RdataLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a signature is computed over: the RRSIG rdata without the signature, and behind it the
 * records in canonical form and order, each once (RFC 4034 sections 3.1.8.1, 6.2 and 6.3).
 */
final class CanonicalForm {
  private static final int CLASS_IN = 1;

  /** Type, class, TTL and rdlength. */
  private static final int FIXED_LENGTH = 10;

  private CanonicalForm() {}

  /**
   * The octets to be signed.
   *
   * @param rrsig RRSIG rdata up to the signer's name, with it
   */
  static byte[] of(SetContent set, byte[] rrsig) {
    List<byte[]> records = records(set);
    int ownerLength = set.ownerLength();
    int length = rrsig.length;
    for (byte[] rdata : records) {
      length += ownerLength + FIXED_LENGTH + rdata.length;
    }
    byte[] form = Arrays.copyOf(rrsig, length);
    int at = rrsig.length;
    for (byte[] rdata : records) {
      System.arraycopy(set.bytes(), SetContent.OWNER, form, at, ownerLength);
      at += ownerLength;
      Octets.putU16(form, at, set.type());
      Octets.putU16(form, at + 2, CLASS_IN);
      Octets.putI32(form, at + 4, set.ttlSeconds());
      Octets.putU16(form, at + 8, rdata.length);
      at += FIXED_LENGTH;
      System.arraycopy(rdata, 0, form, at, rdata.length);
      at += rdata.length;
    }
    return form;
  }

  /** The rdata of each record, in canonical form and order. */
  private static List<byte[]> records(SetContent set) {
    List<byte[]> all = new ArrayList<>(set.count());
    for (int at = set.recordsAt(); at < set.length(); ) {
      int from = at + Short.BYTES;
      at = from + Octets.u16(set.bytes(), at);
      byte[] rdata = Arrays.copyOfRange(set.bytes(), from, at);
      RdataLayout.lowerCaseNames(set.type(), rdata);
      all.add(rdata);
    }
    if (all.size() == 1) {
      return all;
    }
    all.sort(Arrays::compareUnsigned);
    List<byte[]> once = new ArrayList<>(all.size());
    for (byte[] rdata : all) {
      if (once.isEmpty() || !Arrays.equals(once.getLast(), rdata)) {
        once.add(rdata);
      }
    }
    return once;
  }

  /**
   * The labels of a name but for the root and a leftmost asterisk (RFC 4034 section 3.1.3).
   *
   * @param bytes hold the name in wire form at {@code offset}
   */
  static int labels(byte[] bytes, int offset) {
    int labels = 0;
    for (int at = offset; bytes[at] != 0; at += bytes[at] + 1) {
      labels++;
    }
    boolean wildcard = bytes[offset] == 1 && bytes[offset + 1] == '*';
    return wildcard ? labels - 1 : labels;
  }
}

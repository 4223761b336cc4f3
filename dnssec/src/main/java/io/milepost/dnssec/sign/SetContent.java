package io.milepost.dnssec.sign;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.LowerCase;
import io.milepost.model.snapshot.Rrset;
import java.util.Arrays;

/**
 * All that a signature of a set depends on, but for the key and the time: owner, type, TTL and the
 * records, which may come from several {@link Rrset}s. A reusable place; each event loop owns one.
 *
 * <p>The bytes are the type (two octets), the TTL (four), the owner in lower case, and the records
 * in the order in which they were added, each as {@code rdlength} and {@code rdata}.
 */
public final class SetContent {
  static final int TTL = 2;
  static final int OWNER = 6;

  private static final int USUAL_SIZE = 1024;

  private byte[] bytes = new byte[USUAL_SIZE];
  private int recordsAt;
  private int length;
  private int count;

  /**
   * Begins with a set.
   *
   * @param owner holds the owner in wire form at {@code ownerOffset}, letters in any case
   * @param ttlSeconds the TTL with which the set is answered
   */
  public void start(byte[] owner, int ownerOffset, int type, int ttlSeconds) {
    int ownerLength = DnsName.wireLength(owner, ownerOffset);
    Octets.putU16(bytes, 0, type);
    Octets.putI32(bytes, TTL, ttlSeconds);
    LowerCase.copy(owner, ownerOffset, bytes, OWNER, ownerLength);
    recordsAt = OWNER + ownerLength;
    length = recordsAt;
    count = 0;
  }

  /** Adds records to the set. */
  public void add(Rrset rrset) {
    int added = rrset.end() - rrset.start();
    if (length + added > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + added, 2 * bytes.length));
    }
    System.arraycopy(rrset.bytes(), rrset.start(), bytes, length, added);
    length += added;
    count += rrset.count();
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int type() {
    return Octets.u16(bytes, 0);
  }

  int ttlSeconds() {
    return Octets.i32(bytes, TTL);
  }

  int ownerLength() {
    return recordsAt - OWNER;
  }

  /** Where the first record begins. */
  int recordsAt() {
    return recordsAt;
  }

  /** How many records there are. */
  int count() {
    return count;
  }
}

package io.milepost.model.snapshot;

import io.milepost.model.record.RdataList;

/**
 * One owner's records of one type, ready to be written: what DNS returns (RFC 9499 section 5). The
 * owner is not kept here, so that a wildcard's set serves every name it matches.
 *
 * <p>The records are stored one behind the other as {@code rdlength} (two octets, big-endian) and
 * {@code rdata} without compression.
 */
public final class Rrset implements LookupResult {
  private final short type;
  private final short count;
  private final int ttlSeconds;
  private final byte[] records;

  /**
   * @param type the type's number, 1 to 65535
   * @param ttlSeconds 0 to 2147483647 (RFC 2181 section 8)
   */
  public Rrset(int type, int ttlSeconds, RdataList rdata) {
    this(type, ttlSeconds, rdata.count(), rdata.toBytes());
  }

  private Rrset(int type, int ttlSeconds, int count, byte[] records) {
    this.type = (short) type;
    this.ttlSeconds = ttlSeconds;
    this.count = (short) count;
    this.records = records;
  }

  /** The same records with another TTL; the bytes are shared. */
  Rrset withTtl(int otherTtlSeconds) {
    return new Rrset(type, otherTtlSeconds, count, records);
  }

  /** The type's number, 1 to 65535. */
  public int type() {
    return type & 0xffff;
  }

  /** The time to live in seconds, 0 to 2147483647. */
  public int ttlSeconds() {
    return ttlSeconds;
  }

  /** How many records the set has, at least 1. */
  public int count() {
    return count & 0xffff;
  }

  /** The records as the class comment says; not to be changed by the caller. */
  public byte[] records() {
    return records;
  }

  /** The length of the rdata whose length field is at an offset of {@link #records()}. */
  public int rdlength(int offset) {
    return (records[offset] & 0xff) << 8 | (records[offset + 1] & 0xff);
  }
}

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
  /** Where {@link RdataNames} stand in {@code countAndNames}; the count needs fewer bits. */
  private static final int NAMES_SHIFT = 14;

  private static final int COUNT_MASK = (1 << NAMES_SHIFT) - 1;
  private static final RdataNames[] NAMES = RdataNames.values();

  private final short type;
  private final short countAndNames;
  private final int ttlSeconds;
  private final byte[] records;

  /**
   * A set of a zone.
   *
   * @param type the type's number, 1 to 65535
   * @param ttlSeconds 0 to 2147483647 (RFC 2181 section 8)
   * @param rdata at most 16383 values
   * @param apex the zone's apex in lower-case wire form
   */
  public Rrset(int type, int ttlSeconds, RdataList rdata, byte[] apex) {
    this(type, ttlSeconds, rdata, RdataNames.of(type, rdata.toBytes(), apex));
  }

  /** A set of which it is not known where its names are. */
  public Rrset(int type, int ttlSeconds, RdataList rdata) {
    this(type, ttlSeconds, rdata, RdataNames.MIXED);
  }

  @SuppressWarnings("EnumOrdinal") // two bits of a field that a million sets have
  private Rrset(int type, int ttlSeconds, RdataList rdata, RdataNames names) {
    this(type, ttlSeconds, rdata.count() | (names.ordinal() << NAMES_SHIFT), rdata.toBytes());
    if (rdata.count() > COUNT_MASK) {
      throw new IllegalArgumentException("a set of " + rdata.count() + " records");
    }
  }

  private Rrset(int type, int ttlSeconds, int countAndNames, byte[] records) {
    this.type = (short) type;
    this.ttlSeconds = ttlSeconds;
    this.countAndNames = (short) countAndNames;
    this.records = records;
  }

  /** The same records with another TTL; the bytes are shared. */
  Rrset withTtl(int otherTtlSeconds) {
    return new Rrset(type, otherTtlSeconds, countAndNames, records);
  }

  /** Whether the names in the rdata are in the set's zone. */
  public RdataNames names() {
    return NAMES[(countAndNames >>> NAMES_SHIFT) & 3];
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
    return countAndNames & COUNT_MASK;
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

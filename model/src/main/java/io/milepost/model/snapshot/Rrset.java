package io.milepost.model.snapshot;

import io.milepost.model.record.RdataList;

/**
 * One owner's records of one type, ready to be written: what DNS returns (RFC 9499 section 5). The
 * owner is not kept here, so that a wildcard's set serves every name it matches.
 *
 * <p>A set is a place in some bytes, which may hold other sets too. The records stand one behind
 * the other from {@link #start()} to {@link #end()} as {@code rdlength} (two octets, big-endian)
 * and {@code rdata} without compression. Before them stand the type (two octets), {@link
 * RdataNames} (two bits), the number of records (14 bits), the length of all records (four octets)
 * and the TTL (four).
 *
 * <p>What a snapshot holds does not change; a {@link RrsetCursor} points at one set and then at
 * another.
 */
public sealed class Rrset implements LookupResult permits RrsetCursor {
  /** How many octets stand before the records. */
  static final int HEADER = 12;

  private static final int COUNT_AND_NAMES = 2;
  private static final int LENGTH = 4;
  private static final int TTL = 8;
  private static final int NAMES_SHIFT = 14;
  private static final int COUNT_MASK = (1 << NAMES_SHIFT) - 1;
  private static final RdataNames[] NAMES = RdataNames.values();

  private byte[] bytes;
  private int start;
  private int end;
  private int ttlSeconds;
  private short type;
  private short countAndNames;

  /**
   * A set of a zone.
   *
   * @param type the type's number, 1 to 65535
   * @param ttlSeconds 0 to 2147483647 (RFC 2181 section 8)
   * @param rdata at most 16383 values
   * @param apex the zone's apex in lower-case wire form
   */
  public Rrset(int type, int ttlSeconds, RdataList rdata, byte[] apex) {
    this(packed(type, ttlSeconds, rdata.toBytes(), apex), 0);
  }

  /** The set that stands at an offset of some bytes. */
  Rrset(byte[] bytes, int at) {
    this.bytes = bytes;
    point(bytes, at);
  }

  private static byte[] packed(int type, int ttlSeconds, byte[] rdata, byte[] apex) {
    byte[] packed = new byte[HEADER + rdata.length];
    put(type, ttlSeconds, rdata, apex, packed, 0);
    return packed;
  }

  /**
   * Writes a set.
   *
   * @param rdata as {@link RdataList#toBytes()} has it
   * @param to has room for {@value #HEADER} octets more than the rdata
   */
  @SuppressWarnings("EnumOrdinal") // two bits of what a million sets have
  static void put(int type, int ttlSeconds, byte[] rdata, byte[] apex, byte[] to, int at) {
    int count = RdataList.count(rdata);
    if (count > COUNT_MASK) {
      throw new IllegalArgumentException("a set of " + count + " records");
    }
    int names = RdataNames.of(type, rdata, apex).ordinal();
    Octets.putU16(to, at, type);
    Octets.putU16(to, at + COUNT_AND_NAMES, names << NAMES_SHIFT | count);
    Octets.putI32(to, at + LENGTH, rdata.length);
    Octets.putI32(to, at + TTL, ttlSeconds);
    System.arraycopy(rdata, 0, to, at + HEADER, rdata.length);
  }

  static int typeAt(byte[] bytes, int at) {
    return Octets.u16(bytes, at);
  }

  /** Where what stands behind the set at an offset begins. */
  static int endAt(byte[] bytes, int at) {
    return at + HEADER + Octets.i32(bytes, at + LENGTH);
  }

  final void point(byte[] toBytes, int at) {
    bytes = toBytes;
    start = at + HEADER;
    end = endAt(toBytes, at);
    ttlSeconds = Octets.i32(toBytes, at + TTL);
    type = (short) Octets.u16(toBytes, at);
    countAndNames = (short) Octets.u16(toBytes, at + COUNT_AND_NAMES);
  }

  final void point(Rrset other) {
    bytes = other.bytes;
    start = other.start;
    end = other.end;
    ttlSeconds = other.ttlSeconds;
    type = other.type;
    countAndNames = other.countAndNames;
  }

  final void pointTtl(int seconds) {
    ttlSeconds = seconds;
  }

  /** The same records with another TTL; the bytes are shared. */
  final Rrset withTtl(int otherTtlSeconds) {
    Rrset other = new Rrset(bytes, start - HEADER);
    other.ttlSeconds = otherTtlSeconds;
    return other;
  }

  /** The same set in bytes of its own. */
  final Rrset copy() {
    byte[] own = new byte[length()];
    copyTo(own, 0);
    return new Rrset(own, 0);
  }

  /** How many octets {@link #copyTo} writes. */
  final int length() {
    return end - start + HEADER;
  }

  /** Writes the set with its header, and the TTL that stands there. */
  final void copyTo(byte[] to, int offset) {
    System.arraycopy(bytes, start - HEADER, to, offset, length());
  }

  /** Whether this is the very set that the other is: the same place in the same bytes. */
  @SuppressWarnings("ReferenceEquality") // the same place, not the same contents
  public final boolean isSameAs(Rrset other) {
    return bytes == other.bytes && start == other.start;
  }

  /** Whether the names in the rdata are in the set's zone. */
  public final RdataNames names() {
    return NAMES[(countAndNames & 0xffff) >>> NAMES_SHIFT];
  }

  /** The type's number, 1 to 65535. */
  public final int type() {
    return type & 0xffff;
  }

  /** The time to live in seconds, 0 to 2147483647. */
  public final int ttlSeconds() {
    return ttlSeconds;
  }

  /** How many records the set has, at least 1. */
  public final int count() {
    return countAndNames & COUNT_MASK;
  }

  /** The bytes that hold the records, and others; not to be changed by the caller. */
  public final byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes()} the first record begins. */
  public final int start() {
    return start;
  }

  /** Where in {@link #bytes()} the last record ends. */
  public final int end() {
    return end;
  }

  /** The length of the rdata whose length field is at an offset of {@link #bytes()}. */
  public final int rdlength(int offset) {
    return Octets.u16(bytes, offset);
  }
}

package io.milepost.model.record;

import org.jspecify.annotations.Nullable;

/**
 * The record types that Route 53 supports, in the order in which it lists them: by name.
 *
 * @see "Route 53 Developer Guide: supported DNS record types"
 */
public enum RecordType {
  A(1),
  AAAA(28),
  CAA(257),
  CNAME(5),
  DS(43),
  HTTPS(65),
  MX(15),
  NAPTR(35),
  NS(2),
  PTR(12),
  SOA(6),
  SPF(99),
  SRV(33),
  SSHFP(44),
  SVCB(64),
  TLSA(52),
  TXT(16);

  /** The type number that asks for any type (RFC 8482). */
  public static final int ANY = 255;

  /** A signature of a set (RFC 4034 section 3); never a record set. */
  public static final int RRSIG = 46;

  /** What is at a name and what is behind it (RFC 4034 section 4); never a record set. */
  public static final int NSEC = 47;

  /** A key of a zone (RFC 4034 section 2); never a record set. */
  public static final int DNSKEY = 48;

  private static final @Nullable RecordType[] BY_CODE = new @Nullable RecordType[258];

  static {
    for (RecordType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;

  RecordType(int code) {
    this.code = code;
  }

  /** The number on the wire (IANA registry "Resource Record (RR) TYPEs"). */
  public int code() {
    return code;
  }

  /** The type with that number, or null if Route 53 has none. */
  public static @Nullable RecordType ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  /** The name of any type, such as {@code A}, {@code ANY} or {@code TYPE65280} (RFC 3597). */
  public static String nameOf(int code) {
    RecordType type = ofCode(code);
    return type != null ? type.name() : nameOfOther(code);
  }

  private static String nameOfOther(int code) {
    return switch (code) {
      case RRSIG -> "RRSIG";
      case NSEC -> "NSEC";
      case DNSKEY -> "DNSKEY";
      case ANY -> "ANY";
      default -> "TYPE" + code;
    };
  }

  /**
   * Compares two types' numbers by the order in which Route 53 lists the types.
   *
   * @throws IllegalArgumentException if Route 53 does not have one of them
   */
  public static int comparePlaces(int code, int otherCode) {
    RecordType type = ofCode(code);
    RecordType other = ofCode(otherCode);
    if (type == null || other == null) {
      throw new IllegalArgumentException("types " + code + " and " + otherCode);
    }
    return type.compareTo(other);
  }

  /** The type with that name, or null if Route 53 has none. */
  public static @Nullable RecordType ofName(String name) {
    for (RecordType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return null;
  }
}

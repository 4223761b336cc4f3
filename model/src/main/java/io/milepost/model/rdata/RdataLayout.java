package io.milepost.model.rdata;

import io.milepost.model.name.LowerCase;

/**
 * Where domain names stand in the rdata of each type. Lookups by type number, for the answer path:
 * they allocate nothing.
 */
public final class RdataLayout {
  private static final int NS = 2;
  private static final int CNAME = 5;
  private static final int SOA = 6;
  private static final int PTR = 12;
  private static final int MX = 15;
  private static final int SRV = 33;
  private static final int NAPTR = 35;
  private static final int SVCB = 64;
  private static final int HTTPS = 65;

  private RdataLayout() {}

  /**
   * How many names in the rdata a message may compress, 0 to 2, one right behind the other from
   * {@link #compressibleOffset} on. Types newer than RFC 1035 have none (RFC 3597 section 4).
   */
  public static int compressibleNames(int typeCode) {
    return switch (typeCode) {
      case NS, CNAME, PTR, MX -> 1;
      case SOA -> 2;
      default -> 0;
    };
  }

  /** How many octets stand before the first name that may be compressed; 0 if there is none. */
  public static int compressibleOffset(int typeCode) {
    return typeCode == MX ? 2 : 0;
  }

  /**
   * Where the name stands whose addresses belong into the additional section, or -1 if the type has
   * none: NS and MX (RFC 1035 sections 3.3.9 and 3.3.11), SRV (RFC 2782), SVCB and HTTPS (RFC 9460
   * section 4.1; the root stands for the owner there, or for no service in AliasMode), and the
   * target that a CNAME leads to.
   */
  public static int additionalTargetOffset(int typeCode) {
    return switch (typeCode) {
      case NS, CNAME -> 0;
      case MX, SVCB, HTTPS -> 2;
      case SRV -> 6;
      default -> -1;
    };
  }

  /**
   * Puts the names in some rdata into lower case that are so in its canonical form: of the types of
   * RFC 4034 section 6.2, as far as Route 53 has them. Newer types keep the case (RFC 6840 section
   * 5.1).
   *
   * @param rdata is changed; without compression
   */
  public static void lowerCaseNames(int typeCode, byte[] rdata) {
    switch (typeCode) {
      case NS, CNAME, PTR -> lowerCaseName(rdata, 0);
      case SOA -> lowerCaseName(rdata, lowerCaseName(rdata, 0));
      case MX -> lowerCaseName(rdata, 2);
      case SRV -> lowerCaseName(rdata, 6);
      case NAPTR -> lowerCaseName(rdata, naptrReplacement(rdata));
      default -> {}
    }
  }

  /** Where a name ends. */
  private static int lowerCaseName(byte[] rdata, int from) {
    int at = from;
    while (rdata[at] != 0) {
      at += rdata[at] + 1;
    }
    // A length is no letter.
    LowerCase.copy(rdata, from, rdata, from, at - from);
    return at + 1;
  }

  /** Behind order, preference and three character strings (RFC 3403 section 4.1). */
  private static int naptrReplacement(byte[] rdata) {
    int at = 4;
    for (int i = 0; i < 3; i++) {
      at += (rdata[at] & 0xff) + 1;
    }
    return at;
  }
}

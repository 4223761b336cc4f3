package io.milepost.model.rdata;

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
}

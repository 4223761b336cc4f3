package io.milepost.policy;

/** Response codes (IANA registry "DNS RCODEs"). */
public final class Rcode {
  public static final int NOERROR = 0;
  public static final int FORMERR = 1;
  public static final int SERVFAIL = 2;
  public static final int NXDOMAIN = 3;
  public static final int NOTIMP = 4;
  public static final int REFUSED = 5;

  /** EDNS version not supported (RFC 6891 section 6.1.3); needs an OPT record to be said. */
  public static final int BADVERS = 16;

  private Rcode() {}

  /** The name of one of these codes. */
  public static String name(int code) {
    return switch (code) {
      case NOERROR -> "NOERROR";
      case FORMERR -> "FORMERR";
      case SERVFAIL -> "SERVFAIL";
      case NXDOMAIN -> "NXDOMAIN";
      case NOTIMP -> "NOTIMP";
      case REFUSED -> "REFUSED";
      case BADVERS -> "BADVERS";
      default -> "RCODE" + code;
    };
  }
}

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
}

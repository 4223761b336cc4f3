package io.milepost.server.wire;

import io.milepost.policy.Rcode;

/** What a received message deserves, before its question is looked at. */
public enum ParseOutcome {
  /** No answer at all: it is too short for a header, or a response itself (RFC 8906 section 3). */
  DROP(-1),
  /** It can't be read (RFC 1035 section 4.1.1). */
  FORMERR(Rcode.FORMERR),
  /** It asks for something that this server does not do (RFC 1035 section 4.1.1). */
  NOTIMP(Rcode.NOTIMP),
  /** It asks for something that this server does for nobody: another class, a transfer. */
  REFUSED(Rcode.REFUSED),
  /** It has an EDNS version other than 0 (RFC 6891 section 6.1.3). */
  BADVERS(Rcode.BADVERS),
  /** It has a question to be answered. */
  OK(Rcode.NOERROR);

  private final int rcode;

  ParseOutcome(int rcode) {
    this.rcode = rcode;
  }

  /** The rcode of the answer; -1 if there is none. */
  public int rcode() {
    return rcode;
  }
}

package io.milepost.policy;

import io.milepost.model.name.NameCursor;

/**
 * A question of class IN, read from a query. Each event loop owns one and uses it again for every
 * query.
 */
public final class Question {
  private final NameCursor qname = new NameCursor();
  private int qtype;
  private boolean dnssecOk;

  /** The name that is asked for; set it before asking. */
  public NameCursor qname() {
    return qname;
  }

  /** The type's number, 0 to 65535; 255 for any. */
  public int qtype() {
    return qtype;
  }

  public void setQtype(int type) {
    this.qtype = type;
  }

  /** Whether the client wants signatures and proofs: the DO bit (RFC 3225 section 3). */
  public boolean isDnssecOk() {
    return dnssecOk;
  }

  public void setDnssecOk(boolean value) {
    this.dnssecOk = value;
  }
}

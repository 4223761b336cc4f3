package io.milepost.model.snapshot;

import org.jspecify.annotations.Nullable;

/** A name that is an alias of another: its CNAME set is the only one. */
public final class CnameNode implements LookupResult {
  private @Nullable Rrset cname;

  CnameNode() {}

  void set(Rrset set) {
    cname = set;
  }

  /** The CNAME set, of one record. */
  public Rrset cname() {
    if (cname == null) {
      throw new IllegalStateException("nothing was looked up");
    }
    return cname;
  }
}

package io.milepost.model.snapshot;

/** A name that is an alias of another: its CNAME set is the only one. */
public final class CnameNode extends ZoneNode implements LookupResult {
  CnameNode(byte[] wire, int children, boolean wildcardChild, Rrset cname) {
    super(wire, children, wildcardChild, new Rrset[] {cname});
  }

  /** The CNAME set, of one record. */
  public Rrset cname() {
    return rrsets()[0];
  }
}

package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * A delegation point: a name below the apex with an NS set. What stands at it besides NS and DS,
 * and below it, is occluded, and serves as glue only (RFC 1034 section 4.2.1).
 */
public final class DelegationNode extends ZoneNode implements LookupResult {
  private final Rrset ns;

  DelegationNode(byte[] wire, int children, boolean wildcardChild, Rrset[] rrsets, Rrset ns) {
    super(wire, children, wildcardChild, rrsets);
    this.ns = ns;
  }

  /** The delegation point's name in lower-case wire form; not to be changed by the caller. */
  public byte[] owner() {
    return wire();
  }

  /** The servers of the zone below. */
  public Rrset ns() {
    return ns;
  }

  /** The signers of the zone below, or null if it is not signed. */
  public @Nullable Rrset ds() {
    return find(RecordType.DS.code());
  }
}

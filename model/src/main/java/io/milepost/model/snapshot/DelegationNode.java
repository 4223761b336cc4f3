package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * A delegation point: a name below the apex with an NS set. What stands at it besides NS and DS,
 * and below it, is occluded, and serves as glue only (RFC 1034 section 4.2.1).
 */
public final class DelegationNode implements LookupResult {
  private final NodeCursor node;
  private final RrsetCursor nsCursor = new RrsetCursor();
  private final RrsetCursor dsCursor = new RrsetCursor();
  private int depth;

  DelegationNode(NodeCursor node) {
    this.node = node;
  }

  void set(int newDepth) {
    depth = newDepth;
  }

  /** How many labels the delegation point's name has; it is that ancestor of the question's. */
  public int depth() {
    return depth;
  }

  /** The servers of the zone below. */
  public Rrset ns() {
    Rrset ns = node.find(RecordType.NS.code(), nsCursor);
    if (ns == null) {
      throw new IllegalStateException("a delegation point without NS");
    }
    return ns;
  }

  /** The signers of the zone below, or null if it is not signed. */
  public @Nullable Rrset ds() {
    return node.find(RecordType.DS.code(), dsCursor);
  }
}

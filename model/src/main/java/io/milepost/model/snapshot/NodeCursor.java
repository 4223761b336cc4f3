package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * A name of a zone on the answer path: a reusable place where a lookup leaves what it found. What
 * it gave is good until the next lookup with the same cursor. Each event loop owns its cursors;
 * nothing here allocates after construction.
 */
public final class NodeCursor {
  private final RrsetCursor rrset = new RrsetCursor();
  private final CnameNode cname = new CnameNode();
  private final DelegationNode cut = new DelegationNode(this);

  /** A wildcard's labels are put together here. */
  private final byte[] labels = new byte[256];

  private byte[] bytes = {};
  private int flags;
  private int content;
  private int end;
  private @Nullable ZoneNode held;
  private boolean synthesized;

  byte[] labels() {
    return labels;
  }

  /** Points at a name of a bucket. */
  void set(Object bucket, byte[] bucketBytes, int index) {
    int at = Bucket.name(bucketBytes, index);
    bytes = bucketBytes;
    flags = PackedName.flags(bucketBytes, at);
    content = PackedName.content(bucketBytes, at);
    end = Bucket.nameEnd(bucketBytes, index);
    held = (flags & PackedName.HELD) == 0 ? null : Bucket.held(bucket, at);
    synthesized = false;
  }

  /** The name is a wildcard that stands in for the one that was looked up. */
  void markSynthesized() {
    synthesized = true;
  }

  /**
   * The types that the zone has authority for at the name that was looked up, when it was there or
   * a wildcard stands in for it: all, but at a delegation point NS and DS alone; and not the NS of
   * a wildcard, which delegates nothing.
   *
   * @param types everything in it is replaced
   */
  public void types(TypeSet types) {
    types.clear();
    boolean cut = isCut() && !synthesized;
    if (held != null) {
      for (Rrset rrset : held.rrsets()) {
        addType(types, rrset.type(), cut);
      }
      for (RoutedSets sets : held.routed()) {
        addType(types, sets.type().code(), cut);
      }
    } else {
      for (int at = content; at < end; at = Rrset.endAt(bytes, at)) {
        addType(types, Rrset.typeAt(bytes, at), cut);
      }
    }
    if (synthesized) {
      types.remove(RecordType.NS.code());
    }
  }

  private static void addType(TypeSet types, int type, boolean cut) {
    if (!cut || type == RecordType.NS.code() || type == RecordType.DS.code()) {
      types.add(type);
    }
  }

  boolean hasWildcardChild() {
    return (flags & PackedName.WILDCARD_CHILD) != 0;
  }

  boolean isCut() {
    return (flags & PackedName.CUT) != 0;
  }

  /** The name as a delegation point, which it is. */
  DelegationNode cut(int depth) {
    cut.set(depth);
    return cut;
  }

  /** The set of a type, or null. */
  @Nullable Rrset find(int type) {
    return find(type, rrset);
  }

  @Nullable Rrset find(int type, RrsetCursor cursor) {
    if (held != null) {
      return held.find(type);
    }
    for (int at = content; at < end; at = Rrset.endAt(bytes, at)) {
      if (Rrset.typeAt(bytes, at) == type) {
        return cursor.moveTo(bytes, at);
      }
    }
    return null;
  }

  /** The values of a type that no policy chooses and no alias leads to, or null. */
  @Nullable Rrset findPlain(int type) {
    return held == null ? find(type) : held.findPlain(type);
  }

  /** The sets of a type that a policy chooses from, or are aliases; null if there are none. */
  @Nullable RoutedSets routed(int type) {
    return held == null ? null : held.routed(type);
  }

  /** What this name answers to a type; {@code ANY} gets one set (RFC 8482 section 4.1). */
  LookupResult answer(int qtype) {
    Rrset found = qtype == RecordType.ANY ? first() : find(qtype);
    if (found != null) {
      return found;
    }
    RoutedSets routed = held == null ? null : held.findRouted(qtype);
    if (routed != null) {
      return routed;
    }
    Rrset alias = (flags & PackedName.CNAME) == 0 ? null : first();
    if (alias == null) {
      return NoData.INSTANCE;
    }
    cname.set(alias);
    return cname;
  }

  private @Nullable Rrset first() {
    if (held != null) {
      return held.first();
    }
    return content < end ? rrset.moveTo(bytes, content) : null;
  }
}

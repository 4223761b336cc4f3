package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A name of a zone with its sets; an empty non-terminal has none. What is known here is the name's
 * own: nothing of the apex, of cuts above or of wildcards is copied into it.
 */
sealed class ZoneNode implements TrieEntry permits CnameNode, DelegationNode {
  private static final Rrset[] NO_SETS = {};

  private final byte[] wire;
  private final int children;
  private final boolean wildcardChild;
  private final Rrset[] rrsets;

  /**
   * @param children how many names stand directly below
   * @param wildcardChild whether one of them is the wildcard
   * @param rrsets in the order of {@link RecordType}
   */
  ZoneNode(byte[] wire, int children, boolean wildcardChild, Rrset[] rrsets) {
    this.wire = wire;
    this.children = children;
    this.wildcardChild = wildcardChild;
    this.rrsets = rrsets;
  }

  /** The node of the right kind for its sets. */
  static ZoneNode of(
      byte[] wire, boolean apex, int children, boolean wildcardChild, Rrset[] rrsets) {
    Rrset cname = find(rrsets, RecordType.CNAME.code());
    if (cname != null) {
      return new CnameNode(wire, children, wildcardChild, cname);
    }
    Rrset ns = find(rrsets, RecordType.NS.code());
    if (ns != null && !apex) {
      return new DelegationNode(wire, children, wildcardChild, rrsets, ns);
    }
    return new ZoneNode(wire, children, wildcardChild, rrsets);
  }

  static ZoneNode emptyNonTerminal(byte[] wire) {
    return new ZoneNode(wire, 0, false, NO_SETS);
  }

  /** This node with other sets. */
  ZoneNode withRrsets(boolean apex, Rrset[] sets) {
    return of(wire, apex, children, wildcardChild, sets);
  }

  /** This node with another number of names directly below it. */
  ZoneNode withChildren(boolean apex, int number, boolean withWildcard) {
    return of(wire, apex, number, withWildcard, rrsets);
  }

  @Override
  public byte[] wire() {
    return wire;
  }

  int children() {
    return children;
  }

  boolean hasWildcardChild() {
    return wildcardChild;
  }

  Rrset[] rrsets() {
    return rrsets;
  }

  /** The set of a type, or null. */
  final @Nullable Rrset find(int type) {
    return find(rrsets, type);
  }

  private static @Nullable Rrset find(Rrset[] rrsets, int type) {
    for (Rrset rrset : rrsets) {
      if (rrset.type() == type) {
        return rrset;
      }
    }
    return null;
  }

  /** What this name answers to a type; {@code ANY} gets one set (RFC 8482 section 4.1). */
  final LookupResult answer(int qtype) {
    if (qtype == RecordType.ANY) {
      return rrsets.length > 0 ? rrsets[0] : NoData.INSTANCE;
    }
    Rrset found = find(qtype);
    if (found != null) {
      return found;
    }
    return this instanceof CnameNode cname ? cname : NoData.INSTANCE;
  }

  /** The sets with one put in, in place of the one of its type if there is one. */
  static Rrset[] with(Rrset[] rrsets, Rrset rrset) {
    Rrset[] others = without(rrsets, rrset.type());
    Rrset[] result = Arrays.copyOf(others, others.length + 1);
    int at = others.length;
    while (at > 0 && type(others[at - 1]).compareTo(type(rrset)) > 0) {
      result[at] = others[at - 1];
      at--;
    }
    result[at] = rrset;
    return result;
  }

  static Rrset[] without(Rrset[] rrsets, int type) {
    return Arrays.stream(rrsets).filter(rrset -> rrset.type() != type).toArray(Rrset[]::new);
  }

  private static RecordType type(Rrset rrset) {
    RecordType type = RecordType.ofCode(rrset.type());
    if (type == null) {
      throw new IllegalStateException("a set of type " + rrset.type());
    }
    return type;
  }
}

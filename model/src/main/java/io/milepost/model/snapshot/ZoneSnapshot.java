package io.milepost.model.snapshot;

import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.zone.ZoneReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A zone, compiled: immutable, read by any number of threads without locks.
 *
 * <p>Every name with sets, and every empty non-terminal, is a {@link ZoneNode} in one trie. Names
 * below a delegation point stay in it, for glue; a lookup finds the cut first. So a cut that is
 * made or removed, a wildcard, an edited apex change their own node and nothing else.
 *
 * <p>Names exist together with all their ancestors down from the apex, so that the closest encloser
 * is found by halving the number of labels: at most seven probes for the longest name.
 */
public final class ZoneSnapshot {
  private final ZoneReference zone;
  private final int apexDepth;
  private final byte[] apex;
  private final NameTrie<ZoneNode> nodes;
  private final DepthSet cutDepths;
  private final Rrset soa;
  private final Rrset negativeSoa;
  private final Rrset apexNs;

  ZoneSnapshot(
      ZoneReference zone, NameTrie<ZoneNode> nodes, DepthSet cutDepths, Rrset soa, Rrset apexNs) {
    this.zone = zone;
    this.apexDepth = zone.apex().labelCount();
    this.apex = zone.apex().toWire();
    this.nodes = nodes;
    this.cutDepths = cutDepths;
    this.soa = soa;
    this.negativeSoa = soa.withTtl(negativeTtlSeconds(soa));
    this.apexNs = apexNs;
  }

  /** The smaller of the SOA's TTL and its last field, MINIMUM (RFC 2308 section 5). */
  private static int negativeTtlSeconds(Rrset soa) {
    byte[] records = soa.records();
    int at = records.length - Integer.BYTES;
    long minimum =
        (records[at] & 0xffL) << 24
            | (records[at + 1] & 0xffL) << 16
            | (records[at + 2] & 0xffL) << 8
            | (records[at + 3] & 0xffL);
    return (int) Math.min(soa.ttlSeconds(), minimum);
  }

  /**
   * What the zone has for a name and type.
   *
   * @param name the apex or a name below it
   * @param qtype a type's number; {@link RecordType#ANY} for any
   */
  public LookupResult lookup(NameCursor name, int qtype) {
    int depth = name.depth();
    DelegationNode cut = findCut(name);
    if (cut != null && !(qtype == RecordType.DS.code() && cutIsAt(cut, name))) {
      return cut;
    }
    ZoneNode node = nodes.find(name, depth);
    if (node != null) {
      return cut == null || node.find(qtype) != null ? node.answer(qtype) : NoData.INSTANCE;
    }
    ZoneNode wildcard = findWildcard(name);
    return wildcard == null ? NameError.INSTANCE : wildcard.answer(qtype);
  }

  /** The wildcard that stands in for a name that does not exist (RFC 4592 section 3.3.1). */
  private @Nullable ZoneNode findWildcard(NameCursor name) {
    int depth = closestEncloserDepth(name);
    ZoneNode encloser = nodes.find(name, depth);
    return encloser != null && encloser.hasWildcardChild() ? nodes.findWildcard(name, depth) : null;
  }

  private static boolean cutIsAt(DelegationNode cut, NameCursor name) {
    return cut.wire().length == name.length();
  }

  /** The highest delegation point at or above a name, or null. */
  private @Nullable DelegationNode findCut(NameCursor name) {
    int deepest = Math.min(name.depth(), cutDepths.max());
    for (int depth = apexDepth + 1; depth <= deepest; depth++) {
      if (cutDepths.contains(depth) && nodes.find(name, depth) instanceof DelegationNode cut) {
        return cut;
      }
    }
    return null;
  }

  /** The depth of the longest existing ancestor of a name that does not exist (RFC 4592 3.3.1). */
  private int closestEncloserDepth(NameCursor name) {
    int exists = apexDepth;
    int missing = name.depth();
    while (missing - exists > 1) {
      int middle = (exists + missing) >>> 1;
      if (nodes.find(name, middle) != null) {
        exists = middle;
      } else {
        missing = middle;
      }
    }
    return exists;
  }

  /**
   * The set of a type for the additional section: the name's own, or a wildcard's, whether it is
   * authoritative data or glue, as NSD and Knot have it.
   *
   * @return null if there is none
   */
  public @Nullable Rrset findAdditional(NameCursor name, int type) {
    ZoneNode node = nodes.find(name, name.depth());
    if (node == null) {
      node = findWildcard(name);
    }
    return node == null ? null : node.find(type);
  }

  /**
   * The set at exactly that name, whether it answers questions or is glue.
   *
   * @return null if there is none
   */
  public @Nullable Rrset findExact(NameCursor name, int type) {
    ZoneNode node = nodes.find(name, name.depth());
    return node == null ? null : node.find(type);
  }

  /** Whether a name is the apex or below it. */
  public boolean contains(NameCursor name) {
    return name.depth() >= apexDepth && name.isAt(apexDepth, apex);
  }

  public ZoneReference zone() {
    return zone;
  }

  /** The apex name in lower-case wire form; not to be changed by the caller. */
  public byte[] apex() {
    return apex;
  }

  /** The SOA set with its own TTL. */
  public Rrset soa() {
    return soa;
  }

  /** The SOA set as it stands in the authority section of a negative answer. */
  public Rrset negativeSoa() {
    return negativeSoa;
  }

  /** The zone's own name servers. */
  public Rrset apexNs() {
    return apexNs;
  }

  /** How many names the zone has, empty non-terminals included. */
  public int nameCount() {
    return nodes.size();
  }

  NameTrie<ZoneNode> nodes() {
    return nodes;
  }

  DepthSet cutDepths() {
    return cutDepths;
  }

  /** Calls with every name and set, in no order; for tests and checks. */
  void forEachNode(Consumer<ZoneNode> consumer) {
    nodes.forEach(consumer);
  }
}

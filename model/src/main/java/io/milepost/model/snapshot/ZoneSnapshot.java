package io.milepost.model.snapshot;

import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.NameCursor;
import io.milepost.model.name.NameHash;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.zone.ZoneReference;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A zone, compiled: immutable, read by any number of threads without locks.
 *
 * <p>Every name with sets, and every empty non-terminal, is in one {@link NameTable}. Names below a
 * delegation point stay in it, for glue; a lookup finds the cut first. So a cut that is made or
 * removed, a wildcard, an edited apex change their own name and nothing else.
 *
 * <p>Names exist together with all their ancestors down from the apex, so that the closest encloser
 * is found by halving the number of labels: at most seven probes for the longest name.
 *
 * <p>What a lookup finds stands in the caller's {@link NodeCursor}.
 */
public final class ZoneSnapshot {
  private static final int DNSKEY_TTL_SECONDS = 3600;

  private final ZoneReference zone;
  private final int apexDepth;
  private final NameTable names;
  private final DepthSet cutDepths;
  private final @Nullable ZoneSigning signing;
  private final Rrset negativeSoa;
  private final Rrset apexNs;
  private final @Nullable Rrset dnskeys;
  private final Version version = new Version();

  /**
   * Stands for one snapshot: whoever keeps it knows the snapshot again without keeping it alive.
   * Equal to itself alone.
   */
  public static final class Version {
    private Version() {}
  }

  /**
   * @throws IllegalStateException if the apex lacks its SOA or NS set
   */
  ZoneSnapshot(
      ZoneReference zone, NameTable names, DepthSet cutDepths, @Nullable ZoneSigning signing) {
    this.zone = zone;
    this.apexDepth = zone.apex().labelCount();
    this.names = names;
    this.cutDepths = cutDepths;
    this.signing = signing;
    ZoneNode apex = names.find(zone.apex().nameHash(), new byte[0]);
    Rrset soa = apex == null ? null : apex.find(RecordType.SOA.code());
    Rrset ns = apex == null ? null : apex.find(RecordType.NS.code());
    if (soa == null || ns == null) {
      throw new IllegalStateException("no SOA or NS at the apex of " + zone);
    }
    this.negativeSoa = soa.withTtl(negativeTtlSeconds(soa));
    this.apexNs = ns;
    this.dnskeys = signing == null ? null : dnskeys(signing, zone.apex().wire());
  }

  /** The set of keys that are published. */
  private static Rrset dnskeys(ZoneSigning signing, byte[] apex) {
    List<byte[]> rdata = signing.published().stream().map(key -> key.dnskey().rdata()).toList();
    return new Rrset(RecordType.DNSKEY, DNSKEY_TTL_SECONDS, RdataList.of(rdata), apex);
  }

  /** The smaller of the SOA's TTL and its last field, MINIMUM (RFC 2308 section 5). */
  private static int negativeTtlSeconds(Rrset soa) {
    long minimum = Octets.i32(soa.bytes(), soa.end() - Integer.BYTES) & 0xffffffffL;
    return (int) Math.min(soa.ttlSeconds(), minimum);
  }

  private boolean find(NameCursor name, int depth, NodeCursor found) {
    return names.find(
        name.hash(depth), name.wire(), name.start(depth), name.start(apexDepth), found);
  }

  /**
   * What the zone has for a name and type.
   *
   * @param name the apex or a name below it
   * @param qtype a type's number; {@link RecordType#ANY} for any
   * @param node what is returned is good until the next lookup with it
   */
  public LookupResult lookup(NameCursor name, int qtype, NodeCursor node) {
    int depth = name.depth();
    DelegationNode cut = findCut(name, node);
    if (cut != null && !(qtype == RecordType.DS.code() && cut.depth() == depth)) {
      return cut;
    }
    if (dnskeys != null && qtype == RecordType.DNSKEY && depth == apexDepth) {
      return dnskeys;
    }
    if (find(name, depth, node)) {
      return cut == null || node.find(qtype) != null ? node.answer(qtype) : NoData.INSTANCE;
    }
    return findWildcard(name, node) ? node.answer(qtype) : NameError.INSTANCE;
  }

  /** The wildcard that stands in for a name that does not exist (RFC 4592 section 3.3.1). */
  private boolean findWildcard(NameCursor name, NodeCursor node) {
    int depth = closestEncloserDepth(name);
    if (!find(name, depth, node) || !node.hasWildcardChild()) {
      return false;
    }
    byte[] labels = node.labels();
    int start = name.start(depth);
    int length = name.start(apexDepth) - start;
    labels[0] = 1;
    labels[1] = '*';
    System.arraycopy(name.wire(), start, labels, 2, length);
    long hash = NameHash.wildcardChild(name.hash(depth));
    boolean found = names.find(hash, labels, 0, 2 + length, node);
    node.markSynthesized();
    return found;
  }

  /** The highest delegation point at or above a name, or null. */
  private @Nullable DelegationNode findCut(NameCursor name, NodeCursor node) {
    int deepest = Math.min(name.depth(), cutDepths.max());
    for (int depth = apexDepth + 1; depth <= deepest; depth++) {
      if (cutDepths.contains(depth) && find(name, depth, node) && node.isCut()) {
        return node.cut(depth);
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
      int start = name.start(middle);
      if (names.contains(name.hash(middle), name.wire(), start, name.start(apexDepth))) {
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
   * @param node what is returned is good until the next lookup with it
   * @return null if there is none
   */
  public @Nullable Rrset findAdditional(NameCursor name, int type, NodeCursor node) {
    boolean found = find(name, name.depth(), node) || findWildcard(name, node);
    return found ? node.findPlain(type) : null;
  }

  /**
   * The set at exactly that name, whether it answers questions or is glue.
   *
   * @param node what is returned is good until the next lookup with it
   * @return null if there is none
   */
  public @Nullable Rrset findExact(NameCursor name, int type, NodeCursor node) {
    return find(name, name.depth(), node) ? node.find(type) : null;
  }

  /**
   * What stands at exactly that name under a type: a {@link Rrset} or {@link RoutedSets}, which an
   * alias may lead to, or {@link NoData}; never a CNAME for another type.
   *
   * @param node what is returned is good until the next lookup with it
   */
  public LookupResult findTarget(NameCursor name, int type, NodeCursor node) {
    if (!contains(name) || !find(name, name.depth(), node)) {
      return NoData.INSTANCE;
    }
    Rrset values = node.find(type);
    RoutedSets sets = values == null ? node.routed(type) : null;
    return values != null ? values : sets != null ? sets : NoData.INSTANCE;
  }

  /**
   * Whether a name is at a delegation point or below it, so that what is there is glue.
   *
   * @param name the apex or a name below it
   * @param node is used
   */
  public boolean isDelegated(NameCursor name, NodeCursor node) {
    return findCut(name, node) != null;
  }

  /** Whether a name is the apex or below it. */
  public boolean contains(NameCursor name) {
    return name.depth() >= apexDepth && name.isAt(apexDepth, apex());
  }

  public ZoneReference zone() {
    return zone;
  }

  /** What stands for this very snapshot. */
  public Version version() {
    return version;
  }

  /** What the zone's answers are signed with; null if they are not. */
  public @Nullable ZoneSigning signing() {
    return signing;
  }

  /** The apex name in lower-case wire form; not to be changed by the caller. */
  public byte[] apex() {
    return zone.apex().wire();
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
    return names.size();
  }

  NameTable names() {
    return names;
  }

  DepthSet cutDepths() {
    return cutDepths;
  }

  /** Calls with every name and set, in no order; for tests and checks. */
  void forEachNode(Consumer<ZoneNode> consumer) {
    names.forEach(consumer);
  }
}

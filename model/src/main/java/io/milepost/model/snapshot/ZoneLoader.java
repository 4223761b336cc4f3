package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Compiles a whole zone from its sets in the order of their reversed names. In that order a name
 * comes directly before the names below it, so that the names that are still open form one path
 * from the apex, and each node is made once.
 */
final class ZoneLoader {
  private final ZoneReference zone;
  private final byte[] apex;
  private final List<ZoneNode> finished = new ArrayList<>();
  private final Deque<OpenName> path = new ArrayDeque<>();
  private DepthSet cutDepths = DepthSet.EMPTY;

  /** A name whose descendants may still come. */
  private static final class OpenName {
    final DnsName name;
    int children;
    boolean wildcardChild;
    final List<Rrset> rrsets = new ArrayList<>(1);

    OpenName(DnsName name) {
      this.name = name;
    }
  }

  ZoneLoader(ZoneReference zone) {
    this.zone = zone;
    this.apex = zone.apex().toWire();
    path.push(new OpenName(zone.apex()));
  }

  ZoneReference zone() {
    return zone;
  }

  /** The apex name in lower-case wire form; not to be changed by the caller. */
  byte[] apex() {
    return apex;
  }

  /** Adds a set; owners come in the order of their sort keys, the types of one owner in any. */
  void add(DnsName owner, Rrset rrset) {
    while (!owner.isAtOrBelow(path.getFirst().name)) {
      close();
    }
    if (!path.getFirst().name.equals(owner)) {
      open(owner);
    }
    path.getFirst().rrsets.add(rrset);
  }

  private void open(DnsName name) {
    DnsName parent = name.parent();
    if (!path.getFirst().name.equals(parent)) {
      open(parent);
    }
    OpenName above = path.getFirst();
    above.children++;
    above.wildcardChild |= name.isWildcard();
    path.push(new OpenName(name));
  }

  private void close() {
    OpenName open = path.pop();
    if (path.isEmpty() && !open.name.equals(zone.apex())) {
      throw new IllegalStateException(open.name + " is not in " + zone);
    }
    Rrset[] rrsets = {};
    for (Rrset rrset : open.rrsets) {
      rrsets = ZoneNode.with(rrsets, rrset);
    }
    boolean apex = path.isEmpty();
    ZoneNode node =
        ZoneNode.of(open.name.toWire(), apex, open.children, open.wildcardChild, rrsets);
    if (node instanceof DelegationNode) {
      cutDepths = cutDepths.with(open.name.labelCount());
    }
    finished.add(node);
  }

  /**
   * The zone with all that was added.
   *
   * @throws IllegalStateException if the apex lacks its SOA or NS set
   */
  ZoneSnapshot finish() {
    while (!path.isEmpty()) {
      close();
    }
    return ZoneEditor.snapshot(zone, NameTrie.of(finished), cutDepths);
  }
}

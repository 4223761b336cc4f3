package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.zone.ZoneReference;
import org.jspecify.annotations.Nullable;

/**
 * Changes a zone's names one at a time; every change costs what it changes. Used by one thread, for
 * one new {@link ZoneSnapshot}.
 */
final class ZoneEditor {
  private final ZoneReference zone;
  private final CompileCost cost;
  private NameTrie<ZoneNode> nodes;
  private DepthSet cutDepths;

  private ZoneEditor(
      ZoneReference zone, NameTrie<ZoneNode> nodes, DepthSet cutDepths, CompileCost cost) {
    this.zone = zone;
    this.nodes = nodes;
    this.cutDepths = cutDepths;
    this.cost = cost;
  }

  /** Begins with a zone without any set. */
  static ZoneEditor ofNew(ZoneReference zone, CompileCost cost) {
    NameTrie<ZoneNode> apexAlone =
        NameTrie.<ZoneNode>empty().with(ZoneNode.emptyNonTerminal(zone.apex().toWire()), cost);
    return new ZoneEditor(zone, apexAlone, DepthSet.EMPTY, cost);
  }

  /** Begins with a zone as it is. */
  static ZoneEditor of(ZoneSnapshot snapshot, CompileCost cost) {
    return new ZoneEditor(snapshot.zone(), snapshot.nodes(), snapshot.cutDepths(), cost);
  }

  /** Puts a set in, in place of the one of its type at that name if there is one. */
  void put(DnsName owner, Rrset rrset) {
    ZoneNode node = nodes.find(owner);
    if (node == null) {
      node = ZoneNode.emptyNonTerminal(owner.toWire());
      addChild(owner);
    }
    cost.copied(rrset.records().length);
    replace(owner, node, ZoneNode.with(node.rrsets(), rrset));
  }

  /**
   * Takes a set out, and the name with it if nothing is left at or below it.
   *
   * @throws IllegalStateException if the set is not there
   */
  void remove(DnsName owner, RecordType type) {
    ZoneNode node = nodes.find(owner);
    if (node == null || node.find(type.code()) == null) {
      throw new IllegalStateException("no " + type + " at " + owner);
    }
    replace(owner, node, ZoneNode.without(node.rrsets(), type.code()));
    prune(owner);
  }

  private void replace(DnsName owner, ZoneNode old, Rrset[] rrsets) {
    ZoneNode changed = old.withRrsets(isApex(owner), rrsets);
    boolean wasCut = old instanceof DelegationNode;
    boolean isCut = changed instanceof DelegationNode;
    if (isCut && !wasCut) {
      cutDepths = cutDepths.with(owner.labelCount());
    } else if (wasCut && !isCut) {
      cutDepths = cutDepths.without(owner.labelCount());
    }
    store(changed);
  }

  private void store(ZoneNode node) {
    cost.nameCompiled();
    nodes = nodes.with(node, cost);
  }

  /** Tells the parent of a new name, and makes the parent first if it is new too. */
  private void addChild(DnsName child) {
    DnsName name = child.parent();
    ZoneNode parent = nodes.find(name);
    if (parent == null) {
      addChild(name);
      parent = ZoneNode.emptyNonTerminal(name.toWire());
    }
    boolean wildcard = parent.hasWildcardChild() || child.isWildcard();
    store(parent.withChildren(isApex(name), parent.children() + 1, wildcard));
  }

  /** Removes a name without sets and children, and then its parent if that is left so. */
  private void prune(DnsName name) {
    @Nullable ZoneNode node = nodes.find(name);
    if (node == null || isApex(name) || node.rrsets().length > 0 || node.children() > 0) {
      return;
    }
    cost.nameCompiled();
    nodes = nodes.without(name, cost);
    DnsName parentName = name.parent();
    ZoneNode parent = nodes.find(parentName);
    if (parent == null) {
      throw new IllegalStateException("no parent of " + name);
    }
    boolean wildcard = parent.hasWildcardChild() && !name.isWildcard();
    store(parent.withChildren(isApex(parentName), parent.children() - 1, wildcard));
    prune(parentName);
  }

  private boolean isApex(DnsName name) {
    return name.equals(zone.apex());
  }

  /**
   * The zone as it is now.
   *
   * @throws IllegalStateException if the apex lacks its SOA or NS set
   */
  ZoneSnapshot toSnapshot() {
    return snapshot(zone, nodes, cutDepths);
  }

  static ZoneSnapshot snapshot(ZoneReference zone, NameTrie<ZoneNode> nodes, DepthSet cutDepths) {
    ZoneNode apex = nodes.find(zone.apex());
    Rrset soa = apex == null ? null : apex.find(RecordType.SOA.code());
    Rrset ns = apex == null ? null : apex.find(RecordType.NS.code());
    if (soa == null || ns == null) {
      throw new IllegalStateException("no SOA or NS at the apex of " + zone);
    }
    return new ZoneSnapshot(zone, nodes, cutDepths, soa, ns);
  }
}

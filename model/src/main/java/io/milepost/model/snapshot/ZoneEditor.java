package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.zone.ZoneReference;

/**
 * Changes a zone's names one at a time; every change costs what it changes. Used by one thread, for
 * one new {@link ZoneSnapshot}.
 */
final class ZoneEditor {
  private final ZoneReference zone;
  private final byte[] apex;
  private final CompileCost cost;
  private NameTrie<ZoneNode> nodes;
  private DepthSet cutDepths;

  private ZoneEditor(
      ZoneReference zone, NameTrie<ZoneNode> nodes, DepthSet cutDepths, CompileCost cost) {
    this.zone = zone;
    this.apex = zone.apex().toWire();
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

  /** The apex name in lower-case wire form; not to be changed by the caller. */
  byte[] apex() {
    return apex;
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
    Rrset[] left = ZoneNode.without(node.rrsets(), type.code());
    if (left.length > 0 || node.children() > 0 || isApex(owner)) {
      replace(owner, node, left);
    } else {
      countCut(owner, node instanceof DelegationNode, false);
      detach(owner);
    }
  }

  private void replace(DnsName owner, ZoneNode old, Rrset[] rrsets) {
    ZoneNode changed = old.withRrsets(isApex(owner), rrsets);
    countCut(owner, old instanceof DelegationNode, changed instanceof DelegationNode);
    store(changed);
  }

  private void countCut(DnsName owner, boolean wasCut, boolean isCut) {
    if (isCut && !wasCut) {
      cutDepths = cutDepths.with(owner.labelCount());
    } else if (wasCut && !isCut) {
      cutDepths = cutDepths.without(owner.labelCount());
    }
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

  /** Removes a name without sets and children, and its parent too if that is left so. */
  private void detach(DnsName name) {
    cost.nameCompiled();
    nodes = nodes.without(name, cost);
    DnsName parentName = name.parent();
    ZoneNode parent = nodes.find(parentName);
    if (parent == null) {
      throw new IllegalStateException("no parent of " + name);
    }
    int children = parent.children() - 1;
    if (children == 0 && parent.rrsets().length == 0 && !isApex(parentName)) {
      detach(parentName);
    } else {
      boolean wildcard = parent.hasWildcardChild() && !name.isWildcard();
      store(parent.withChildren(isApex(parentName), children, wildcard));
    }
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

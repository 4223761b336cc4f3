package io.milepost.model.snapshot;

import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.ZoneReference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Changes a zone's names one at a time; every change costs what it changes. Used by one thread, for
 * one new {@link ZoneSnapshot}.
 */
final class ZoneEditor {
  private final ZoneReference zone;
  private final CompileCost cost;
  private NameTable names;
  private DepthSet cutDepths;
  private @Nullable ZoneSigning signing;

  private ZoneEditor(
      ZoneReference zone,
      NameTable names,
      DepthSet cutDepths,
      @Nullable ZoneSigning signing,
      CompileCost cost) {
    this.zone = zone;
    this.names = names;
    this.cutDepths = cutDepths;
    this.signing = signing;
    this.cost = cost;
  }

  /** Begins with a zone without any set. */
  static ZoneEditor ofNew(ZoneReference zone, CompileCost cost) {
    long apexHash = zone.apex().nameHash();
    NameTable apexAlone =
        NameTable.empty(apexHash).with(apexHash, ZoneNode.emptyNonTerminal(new byte[0]), cost);
    return new ZoneEditor(zone, apexAlone, DepthSet.EMPTY, null, cost);
  }

  /** Begins with a zone as it is. */
  static ZoneEditor of(ZoneSnapshot snapshot, CompileCost cost) {
    return new ZoneEditor(
        snapshot.zone(), snapshot.names(), snapshot.cutDepths(), snapshot.signing(), cost);
  }

  /** The apex name in lower-case wire form. */
  private byte[] apex() {
    return zone.apex().wire();
  }

  private byte[] labels(DnsName name) {
    return Arrays.copyOf(name.wire(), name.wireLength() - zone.apex().wireLength());
  }

  private @Nullable ZoneNode find(DnsName name) {
    return names.find(name.nameHash(), labels(name));
  }

  /**
   * Puts a set in, in place of the one with its key if there is one.
   *
   * @throws IllegalStateException if it can't stand beside others of its name and type
   */
  void put(PreparedSet set) {
    DnsName owner = set.owner();
    ZoneNode node = find(owner);
    if (node == null) {
      node = ZoneNode.emptyNonTerminal(labels(owner));
      addChild(owner);
    }
    replace(owner, node, with(node, set));
  }

  private ZoneNode with(ZoneNode node, PreparedSet set) {
    int type = set.type().code();
    RoutedSets routed = node.routed(type);
    if (RoutedSets.isRouted(set)) {
      RoutedSets changed = routed == null ? RoutedSets.of(set, apex()) : routed.with(set);
      if (node.find(type) != null && set.routing().setIdentifier().isPresent()) {
        throw new IllegalStateException("a simple set beside " + set);
      }
      cost.copied((long) changed.members().size() * NameTable.REFERENCE_BYTES);
      return node.with(changed);
    }
    if (routed != null) {
      // Nothing but the only set that this one replaces may be there.
      routed.with(set);
    }
    PreparedData.Values values = (PreparedData.Values) set.data();
    Rrset rrset = new Rrset(type, values.ttlSeconds(), values.rdata(), apex());
    cost.copied(rrset.length());
    return node.with(rrset);
  }

  /**
   * Takes a set out, and the name with it if nothing is left at or below it.
   *
   * @throws IllegalStateException if the set is not there, unless it is a member of a group, which
   *     may have been {@linkplain ZoneCompiler.Loader#leavingOut left out}
   */
  void remove(RecordSetKey key) {
    DnsName owner = key.name();
    ZoneNode node = find(owner);
    if (key.setIdentifier().isPresent() && !hasMember(node, key)) {
      return;
    }
    if (node == null) {
      throw new IllegalStateException("no " + key);
    }
    ZoneNode left = without(node, key);
    if (left.isEmpty()) {
      countCut(owner, node.isCut(), false);
      detach(owner);
    } else {
      replace(owner, node, left);
    }
  }

  private static boolean hasMember(@Nullable ZoneNode node, RecordSetKey key) {
    RoutedSets routed = node == null ? null : node.routed(key.type().code());
    return routed != null
        && routed.members().stream()
            .anyMatch(member -> member.routing().setIdentifier().equals(key.setIdentifier()));
  }

  private static ZoneNode without(ZoneNode node, RecordSetKey key) {
    int type = key.type().code();
    RoutedSets routed = node.routed(type);
    if (routed != null) {
      return routed
          .without(key.setIdentifier())
          .map(node::with)
          .orElseGet(() -> node.without(type));
    }
    if (node.find(type) == null || key.setIdentifier().isPresent()) {
      throw new IllegalStateException("no " + key);
    }
    return node.without(type);
  }

  /** Has the zone's answers signed, or not if it is null. */
  void sign(@Nullable ZoneSigning changed) {
    signing = changed;
  }

  private void replace(DnsName owner, ZoneNode old, ZoneNode changed) {
    countCut(owner, old.isCut(), changed.isCut());
    store(owner, changed);
  }

  private void countCut(DnsName owner, boolean wasCut, boolean isCut) {
    if (isCut && !wasCut) {
      cutDepths = cutDepths.with(owner.labelCount());
    } else if (wasCut && !isCut) {
      cutDepths = cutDepths.without(owner.labelCount());
    }
  }

  private void store(DnsName name, ZoneNode node) {
    cost.nameCompiled();
    names = names.with(name.nameHash(), node, cost);
  }

  /** Tells the parent of a new name, and makes the parent first if it is new too. */
  private void addChild(DnsName child) {
    DnsName name = child.parent();
    ZoneNode parent = find(name);
    if (parent == null) {
      addChild(name);
      parent = ZoneNode.emptyNonTerminal(labels(name));
    }
    boolean wildcard = parent.hasWildcardChild() || child.isWildcard();
    store(name, parent.withChildren(parent.children() + 1, wildcard));
  }

  /** Removes a name without sets and children, and its parent too if that is left so. */
  private void detach(DnsName name) {
    cost.nameCompiled();
    names = names.without(name.nameHash(), labels(name), cost);
    DnsName parentName = name.parent();
    ZoneNode parent = find(parentName);
    if (parent == null) {
      throw new IllegalStateException("no parent of " + name);
    }
    ZoneNode left =
        parent.withChildren(parent.children() - 1, parent.hasWildcardChild() && !name.isWildcard());
    if (left.isEmpty()) {
      detach(parentName);
    } else {
      store(parentName, left);
    }
  }

  /**
   * The zone as it is now.
   *
   * @throws IllegalStateException if the apex lacks its SOA or NS set
   */
  ZoneSnapshot toSnapshot() {
    return new ZoneSnapshot(zone, names, cutDepths, signing);
  }
}

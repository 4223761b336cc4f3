package io.milepost.model.snapshot;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All zones as of one entry of the change log, which VPC sees which, and the CIDR collections that
 * record sets name: immutable, replaced whole.
 *
 * <p>A client sees the public zones; one inside a VPC sees that VPC's private zones first. Public
 * zones of one name stand together; the earliest created answers.
 */
public final class ZoneDirectory {
  /** No zones. */
  public static final ZoneDirectory EMPTY =
      new ZoneDirectory(
          0,
          ApexIndex.empty(),
          0,
          PersistentMap.empty(),
          PersistentMap.empty(),
          PersistentMap.empty());

  private final long logNumber;
  private final ApexIndex<Namesakes> publicZones;
  private final int publicZoneCount;
  private final PersistentMap<HostedZoneId, ZoneSnapshot> privateZones;
  private final PersistentMap<VpcId, VpcZones> vpcs;
  private final PersistentMap<CidrCollectionId, CidrBlocks> cidrs;

  private ZoneDirectory(
      long logNumber,
      ApexIndex<Namesakes> publicZones,
      int publicZoneCount,
      PersistentMap<HostedZoneId, ZoneSnapshot> privateZones,
      PersistentMap<VpcId, VpcZones> vpcs,
      PersistentMap<CidrCollectionId, CidrBlocks> cidrs) {
    this.logNumber = logNumber;
    this.publicZones = publicZones;
    this.publicZoneCount = publicZoneCount;
    this.privateZones = privateZones;
    this.vpcs = vpcs;
    this.cidrs = cidrs;
  }

  /**
   * The public zone that answers a question: the one with the longest name that is at or above the
   * question's. A question for the DS set of a zone's own apex goes to the zone above it, if that
   * is here too (RFC 4035 section 3.1.4.1).
   *
   * @return null if the name is in no public zone
   */
  public @Nullable ZoneSnapshot find(NameCursor qname, int qtype) {
    Namesakes found = publicZones.find(qname, qtype);
    return found == null ? null : found.first();
  }

  /**
   * The zone that answers a question from inside a VPC: by the same rule among the VPC's private
   * zones, and only if the name is in none of them among the public ones.
   *
   * @return null if the name is in no zone that the VPC sees
   * @see "Route 53 Developer Guide: considerations when working with a private hosted zone"
   */
  public @Nullable ZoneSnapshot find(VpcId vpc, NameCursor qname, int qtype) {
    VpcZones seen = vpcs.get(vpc);
    HostedZoneId zone = seen == null ? null : seen.find(qname, qtype);
    return zone == null ? find(qname, qtype) : privateZones.get(zone);
  }

  /** The zone with that reference, or null. */
  public @Nullable ZoneSnapshot find(ZoneReference zone) {
    if (zone.privateZone()) {
      return privateZones.get(zone.id());
    }
    Namesakes found = publicZones.at(zone.apex());
    return found == null ? null : found.find(zone);
  }

  /** The VPC with that id and its region; null if it sees no private zone. */
  public @Nullable Vpc vpc(VpcId id) {
    VpcZones seen = vpcs.get(id);
    return seen == null ? null : seen.vpc();
  }

  /** The blocks of a CIDR collection; none if there is no such collection. */
  public CidrBlocks cidrBlocks(CidrCollectionId collection) {
    CidrBlocks blocks = cidrs.get(collection);
    return blocks == null ? CidrBlocks.EMPTY : blocks;
  }

  /** The number of the log entry that is included last. */
  public long logNumber() {
    return logNumber;
  }

  /** How many zones there are. */
  public int zoneCount() {
    return publicZoneCount + privateZones.size();
  }

  /** Calls with every zone, in no order that means anything. */
  public void forEach(Consumer<ZoneSnapshot> consumer) {
    publicZones.forEach(namesakes -> {
      for (ZoneSnapshot snapshot : namesakes.all()) {
        consumer.accept(snapshot);
      }
    });
    privateZones.forEach(consumer);
  }

  ZoneDirectory withLogNumber(long number) {
    return new ZoneDirectory(number, publicZones, publicZoneCount, privateZones, vpcs, cidrs);
  }

  /** With a zone added, or replaced. */
  ZoneDirectory with(ZoneSnapshot snapshot, CompileCost cost) {
    if (snapshot.zone().privateZone()) {
      return new ZoneDirectory(
          logNumber,
          publicZones,
          publicZoneCount,
          privateZones.with(snapshot.zone().id(), snapshot, cost),
          vpcs,
          cidrs);
    }
    ZoneDirectory others = without(snapshot.zone(), cost);
    DnsName apex = snapshot.zone().apex();
    Namesakes there = others.publicZones.at(apex);
    Namesakes all = there == null ? Namesakes.of(snapshot) : there.with(snapshot);
    return others.withPublic(others.publicZones.with(apex, all, cost), others.publicZoneCount + 1);
  }

  /** Without a zone, which no VPC sees any more; the same directory if it is not there. */
  ZoneDirectory without(ZoneReference zone, CompileCost cost) {
    if (find(zone) == null) {
      return this;
    }
    if (zone.privateZone()) {
      return new ZoneDirectory(
          logNumber,
          publicZones,
          publicZoneCount,
          privateZones.without(zone.id(), cost),
          vpcs,
          cidrs);
    }
    Namesakes there = publicZones.at(zone.apex());
    Namesakes left = there == null ? null : there.without(zone);
    return withPublic(
        left == null
            ? publicZones.without(zone.apex(), cost)
            : publicZones.with(zone.apex(), left, cost),
        publicZoneCount - 1);
  }

  private ZoneDirectory withPublic(ApexIndex<Namesakes> zones, int count) {
    return new ZoneDirectory(logNumber, zones, count, privateZones, vpcs, cidrs);
  }

  /**
   * With a VPC that sees a private zone.
   *
   * @throws IllegalStateException if it sees one of that name already
   */
  ZoneDirectory withAssociation(ZoneReference zone, Vpc vpc, CompileCost cost) {
    VpcZones there = vpcs.get(vpc.id());
    VpcZones seen = (there == null ? VpcZones.of(vpc) : there).with(zone, cost);
    return withVpcs(vpcs.with(vpc.id(), seen, cost));
  }

  /**
   * With a VPC that does not see a private zone any more.
   *
   * @throws IllegalStateException if it did not
   */
  ZoneDirectory withoutAssociation(ZoneReference zone, Vpc vpc, CompileCost cost) {
    VpcZones there = vpcs.get(vpc.id());
    VpcZones left = (there == null ? VpcZones.of(vpc) : there).without(zone, cost);
    return withVpcs(
        left.isEmpty() ? vpcs.without(vpc.id(), cost) : vpcs.with(vpc.id(), left, cost));
  }

  private ZoneDirectory withVpcs(PersistentMap<VpcId, VpcZones> changed) {
    return new ZoneDirectory(logNumber, publicZones, publicZoneCount, privateZones, changed, cidrs);
  }

  /** With other blocks in a CIDR collection. */
  ZoneDirectory withCidrBlocks(CidrCollectionId collection, CidrBlocks blocks, CompileCost cost) {
    PersistentMap<CidrCollectionId, CidrBlocks> changed =
        blocks.isEmpty() ? cidrs.without(collection, cost) : cidrs.with(collection, blocks, cost);
    return new ZoneDirectory(logNumber, publicZones, publicZoneCount, privateZones, vpcs, changed);
  }
}

package io.milepost.model.snapshot;

import io.milepost.model.name.NameCursor;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import org.jspecify.annotations.Nullable;

/**
 * The names of the private zones that one VPC sees; immutable. The zones themselves are held once
 * for all VPCs, so that a change of a record costs the same however many see it.
 */
final class VpcZones {
  private final Vpc vpc;
  private final ApexIndex<Entry> zones;

  private VpcZones(Vpc vpc, ApexIndex<Entry> zones) {
    this.vpc = vpc;
    this.zones = zones;
  }

  private static final class Entry implements TrieEntry {
    final HostedZoneId zone;
    private final byte[] wire;

    Entry(ZoneReference zone) {
      this.zone = zone.id();
      this.wire = zone.apex().toWire();
    }

    @Override
    public byte[] wire() {
      return wire;
    }
  }

  /** A VPC that sees nothing. */
  static VpcZones of(Vpc vpc) {
    return new VpcZones(vpc, ApexIndex.empty());
  }

  Vpc vpc() {
    return vpc;
  }

  boolean isEmpty() {
    return zones.isEmpty();
  }

  /** The zone that a question is for, or null. */
  @Nullable HostedZoneId find(NameCursor qname, int qtype) {
    Entry found = zones.find(qname, qtype);
    return found == null ? null : found.zone;
  }

  /**
   * @throws IllegalStateException if a zone of that name is seen already
   */
  VpcZones with(ZoneReference zone, CompileCost cost) {
    if (zones.at(zone.apex()) != null) {
      throw new IllegalStateException(vpc + " sees a zone of the name of " + zone);
    }
    return new VpcZones(vpc, zones.with(zone.apex(), new Entry(zone), cost));
  }

  /**
   * @throws IllegalStateException if the zone is not seen
   */
  VpcZones without(ZoneReference zone, CompileCost cost) {
    Entry entry = zones.at(zone.apex());
    if (entry == null || !entry.zone.equals(zone.id())) {
      throw new IllegalStateException(vpc + " does not see " + zone);
    }
    return new VpcZones(vpc, zones.without(zone.apex(), cost));
  }
}

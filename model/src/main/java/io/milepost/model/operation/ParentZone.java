package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the zone above a public zone says of it, if that is hosted here: of those the one with the
 * longest name, and of several of that name the earliest created, which is the one that answers.
 *
 * @param name the child's
 */
record ParentZone(HostedZone zone, DnsName name, StoreReader reader) {
  static Optional<ParentZone> of(HostedZone child, StoreReader reader) {
    return reader.overlappingHostedZones(child.name()).stream()
        .filter(zone -> !zone.isPrivate() && !zone.name().equals(child.name()))
        .filter(zone -> child.name().isAtOrBelow(zone.name()))
        .min(
            Comparator.<HostedZone>comparingInt(zone -> -zone.name().labelCount())
                .thenComparingLong(HostedZone::number))
        .map(zone -> new ParentZone(zone, child.name(), reader));
  }

  /** The rdata of the child's DS records. */
  List<byte[]> delegationSigners() {
    return values(zone.id(), RecordType.DS);
  }

  /** Whether it delegates to other name servers than the child says it has. */
  boolean delegatesElsewhere(HostedZoneId child) {
    Set<DnsName> delegated = names(values(zone.id(), RecordType.NS));
    return !delegated.isEmpty() && !delegated.equals(names(values(child, RecordType.NS)));
  }

  private List<byte[]> values(HostedZoneId of, RecordType type) {
    return reader.recordSetsAt(of, name).stream()
        .filter(set -> set.type() == type)
        .map(set -> set.data())
        .filter(RecordData.Values.class::isInstance)
        .flatMap(data -> ((RecordData.Values) data).rdata().toList().stream())
        .toList();
  }

  private static Set<DnsName> names(List<byte[]> rdata) {
    return rdata.stream().map(wire -> DnsName.fromWire(wire, 0)).collect(Collectors.toSet());
  }
}

package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.ListPosition;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contents of a store in the slow, obvious way. */
final class ContentsModel {
  private final Map<Long, HostedZone> zones = new TreeMap<>();
  private final Map<HostedZoneId, Map<RecordSetKey, ResourceRecordSet>> sets =
      new TreeMap<>(Comparator.comparing(HostedZoneId::value));
  private final Set<String> callerReferences = new HashSet<>();
  private long highestNumber;

  void insert(HostedZone zone) {
    zones.put(zone.number(), zone);
    sets.put(zone.id(), new TreeMap<>());
    callerReferences.add(zone.callerReference());
    highestNumber = Math.max(highestNumber, zone.number());
  }

  void delete(HostedZone zone) {
    zones.remove(zone.number());
    sets.remove(zone.id());
  }

  void put(HostedZone zone, ResourceRecordSet set) {
    setsOf(zone.id()).put(set.key(), set);
  }

  void remove(HostedZone zone, RecordSetKey key) {
    setsOf(zone.id()).remove(key);
  }

  Map<RecordSetKey, ResourceRecordSet> setsOf(HostedZoneId zone) {
    return sets.getOrDefault(zone, new TreeMap<>());
  }

  long nextNumber() {
    return highestNumber + 1;
  }

  boolean isCallerReferenceUsed(String callerReference) {
    return callerReferences.contains(callerReference);
  }

  private Stream<HostedZone> zones() {
    return zones.values().stream()
        .map(zone ->
            new HostedZone(
                zone.id(),
                zone.number(),
                zone.name(),
                zone.callerReference(),
                zone.comment(),
                zone.nameServers(),
                setsOf(zone.id()).size()));
  }

  List<HostedZone> byNumber(long from, int limit) {
    return zones().filter(zone -> zone.number() >= from).limit(limit).toList();
  }

  List<HostedZone> byName(String fromSortKey, String fromId, int limit) {
    return zones()
        .filter(zone -> {
          int order = zone.name().sortKey().compareTo(fromSortKey);
          return order > 0 || (order == 0 && zone.id().value().compareTo(fromId) >= 0);
        })
        .sorted(
            Comparator.comparing((HostedZone zone) -> zone.name().sortKey())
                .thenComparing(zone -> zone.id().value()))
        .limit(limit)
        .toList();
  }

  List<HostedZone> overlapping(DnsName name) {
    return zones()
        .filter(zone -> zone.name().isAtOrBelow(name) || name.isAtOrBelow(zone.name()))
        .toList();
  }

  List<ResourceRecordSet> recordSets(HostedZoneId zone, ListPosition from, int limit) {
    return setsOf(zone).values().stream()
        .filter(set -> isAtOrBehind(set, from))
        .limit(limit)
        .toList();
  }

  private static boolean isAtOrBehind(ResourceRecordSet set, ListPosition from) {
    int byName = set.name().sortKey().compareTo(from.sortKey());
    if (byName != 0) {
      return byName > 0;
    }
    int byType = set.type().name().compareTo(from.type());
    if (byType != 0) {
      return byType > 0;
    }
    return set.key().identifierText().compareTo(from.setIdentifier()) >= 0;
  }

  List<ResourceRecordSet> recordSetsAt(HostedZoneId zone, DnsName name) {
    return setsOf(zone).values().stream().filter(set -> set.name().equals(name)).toList();
  }
}

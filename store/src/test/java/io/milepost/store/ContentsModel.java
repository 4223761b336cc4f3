package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The contents of a store in the slow, obvious way. */
final class ContentsModel {
  private final Map<Long, HostedZone> zones = new TreeMap<>();
  private final Map<HostedZoneId, Map<RecordSetKey, ResourceRecordSet>> sets =
      new TreeMap<>(Comparator.comparing(HostedZoneId::value));
  private final Map<HostedZoneId, List<Vpc>> vpcs =
      new TreeMap<>(Comparator.comparing(HostedZoneId::value));
  private final Map<HostedZoneId, Long> numbers =
      new TreeMap<>(Comparator.comparing(HostedZoneId::value));
  private final Set<String> callerReferences = new HashSet<>();
  private long highestNumber;

  void insert(HostedZone zone) {
    zones.put(zone.number(), zone);
    sets.put(zone.id(), new TreeMap<>());
    numbers.put(zone.id(), zone.number());
    callerReferences.add(zone.callerReference());
    highestNumber = Math.max(highestNumber, zone.number());
  }

  void delete(HostedZone zone) {
    zones.remove(zone.number());
    sets.remove(zone.id());
    vpcs.remove(zone.id());
  }

  void update(HostedZone zone) {
    zones.replace(zone.number(), zone);
  }

  void associate(HostedZone zone, Vpc vpc) {
    vpcs.computeIfAbsent(zone.id(), first -> new ArrayList<>()).add(vpc);
  }

  void disassociate(HostedZone zone, Vpc vpc) {
    vpcs(zone.id()).remove(vpc);
  }

  List<Vpc> vpcs(HostedZoneId zone) {
    return vpcs.getOrDefault(zone, new ArrayList<>());
  }

  List<HostedZone> ofVpc(VpcId vpc) {
    return zones()
        .filter(zone -> vpcs(zone.id()).stream().anyMatch(one -> one.id().equals(vpc)))
        .toList();
  }

  Optional<Long> numberOf(HostedZoneId id) {
    return Optional.ofNullable(numbers.get(id));
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
                zone.kind(),
                setsOf(zone.id()).size()));
  }

  List<HostedZone> filtered(ZoneFilter filter, long from, int limit) {
    return byNumber(from, Integer.MAX_VALUE).stream()
        .filter(zone -> !filter.privateOnly() || zone.isPrivate())
        .filter(zone ->
            filter.delegationSet().isEmpty()
                || (zone.kind() instanceof ZoneKind.Public shown
                    && shown.delegationSet().equals(filter.delegationSet())))
        .limit(limit)
        .toList();
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

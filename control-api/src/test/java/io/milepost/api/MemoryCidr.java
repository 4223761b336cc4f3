package io.milepost.api;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.cidr.LocationChange;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The CIDR collections of a {@link MemoryStore}. */
final class MemoryCidr {
  private final Map<CidrCollectionId, CidrCollection> collections = new HashMap<>();
  private final Map<CidrCollectionId, Map<Cidr, String>> blocks = new HashMap<>();

  MemoryCidr copy() {
    MemoryCidr copy = new MemoryCidr();
    copy.collections.putAll(collections);
    blocks.forEach((id, of) -> copy.blocks.put(id, new TreeMap<>(of)));
    return copy;
  }

  Optional<CidrCollection> find(Predicate<CidrCollection> wanted) {
    return collections.values().stream().filter(wanted).findFirst();
  }

  List<CidrCollection> byName(String fromName, int limit) {
    return collections.values().stream()
        .filter(collection -> collection.name().compareTo(fromName) >= 0)
        .sorted(Comparator.comparing(CidrCollection::name))
        .limit(limit)
        .toList();
  }

  long count() {
    return collections.size();
  }

  Optional<Set<String>> locations(CidrCollectionId id) {
    return Optional.ofNullable(blocks.get(id)).map(of -> new TreeSet<>(of.values()));
  }

  List<LocatedBlock> blocks(CidrCollectionId id) {
    return blocks.getOrDefault(id, Map.of()).entrySet().stream()
        .map(block -> new LocatedBlock(block.getValue(), block.getKey()))
        .sorted()
        .toList();
  }

  void put(CidrCollection collection) {
    collections.put(collection.id(), collection);
    blocks.computeIfAbsent(collection.id(), made -> new TreeMap<>());
  }

  void delete(CidrCollectionId id) {
    collections.remove(id);
    blocks.remove(id);
  }

  void change(CidrCollectionId id, List<LocationChange> changes) {
    Map<Cidr, String> of = Objects.requireNonNull(blocks.get(id));
    changes.forEach(change -> change.removed().forEach(of::remove));
    changes.forEach(
        change -> change.added().forEach(block -> of.put(block, change.locationName())));
  }
}

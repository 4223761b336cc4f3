package io.milepost.conformance.zones;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/**
 * A zone being made. It takes what Route 53 accepts and turns down the rest, so that a generator
 * may try anything anywhere.
 */
final class ZoneSketch {
  private final Name origin;
  private final Map<Name, Map<Integer, RecordSet>> sets = new LinkedHashMap<>();

  ZoneSketch(Name origin) {
    this.origin = origin;
  }

  Name origin() {
    return origin;
  }

  /** The owners of record sets so far, in the order in which they came. */
  List<Name> owners() {
    return List.copyOf(sets.keySet());
  }

  boolean isOwner(Name name) {
    return sets.containsKey(name);
  }

  List<RecordSet> recordSets() {
    List<RecordSet> all = new ArrayList<>();
    sets.values().forEach(byType -> all.addAll(byType.values()));
    return all;
  }

  /** Adds the set if Route 53 would, and says whether it did. */
  boolean add(RecordSet set) {
    Map<Integer, RecordSet> there = sets.getOrDefault(set.owner(), Map.of());
    if (there.containsKey(set.type()) || !isPermitted(set, there)) {
      return false;
    }
    // By type number, NS comes before DS, which needs it.
    sets.computeIfAbsent(set.owner(), owner -> new TreeMap<>()).put(set.type(), set);
    return true;
  }

  private boolean isPermitted(RecordSet set, Map<Integer, RecordSet> there) {
    boolean apex = set.owner().equals(origin);
    return set.owner().subdomain(origin)
        && !there.containsKey(Type.CNAME)
        && switch (set.type()) {
          case Type.CNAME -> !apex && there.isEmpty();
          case Type.NS -> !set.owner().isWild();
          case Type.SOA -> apex;
          case Type.DS -> !apex && there.containsKey(Type.NS);
          default -> true;
        };
  }
}

package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** A zone as a batch finds it and as it leaves it; reads the names that are asked for. */
final class WorkingZone {
  private final Function<DnsName, List<ResourceRecordSet>> stored;
  private final Map<DnsName, SortedMap<RecordSetKey, ResourceRecordSet>> before = new HashMap<>();
  private final Map<DnsName, SortedMap<RecordSetKey, ResourceRecordSet>> after = new HashMap<>();

  /**
   * @param stored gives the sets that stand at a name before the batch
   */
  WorkingZone(Function<DnsName, List<ResourceRecordSet>> stored) {
    this.stored = stored;
  }

  private SortedMap<RecordSetKey, ResourceRecordSet> before(DnsName name) {
    return before.computeIfAbsent(
        name,
        at -> {
          SortedMap<RecordSetKey, ResourceRecordSet> sets = new TreeMap<>();
          stored.apply(at).forEach(set -> sets.put(set.key(), set));
          return sets;
        });
  }

  private SortedMap<RecordSetKey, ResourceRecordSet> after(DnsName name) {
    return after.computeIfAbsent(name, at -> new TreeMap<>(before(at)));
  }

  Optional<ResourceRecordSet> find(RecordSetKey key) {
    return Optional.ofNullable(after(key.name()).get(key));
  }

  /** The sets at a name as they are now, in the order of their keys. */
  List<ResourceRecordSet> at(DnsName name) {
    return List.copyOf(after(name).values());
  }

  /** The sets of a name and type as they are now, in the order of their keys. */
  List<ResourceRecordSet> group(DnsName name, RecordType type) {
    return after(name).values().stream().filter(set -> set.type() == type).toList();
  }

  void put(ResourceRecordSet set) {
    after(set.name()).put(set.key(), set);
  }

  void remove(RecordSetKey key) {
    after(key.name()).remove(key);
  }

  /** Those of some sets that are there no more, as they were. */
  List<ResourceRecordSet> removed(SequencedSet<RecordSetKey> keys) {
    List<ResourceRecordSet> removed = new ArrayList<>();
    for (RecordSetKey key : keys) {
      ResourceRecordSet set = before(key.name()).get(key);
      if (set != null && !after(key.name()).containsKey(key)) {
        removed.add(set);
      }
    }
    return removed;
  }

  /** Those of some sets that are new, or other than before. */
  List<ResourceRecordSet> written(SequencedSet<RecordSetKey> keys) {
    List<ResourceRecordSet> written = new ArrayList<>();
    for (RecordSetKey key : keys) {
      ResourceRecordSet set = after(key.name()).get(key);
      if (set != null && !set.equals(before(key.name()).get(key))) {
        written.add(set);
      }
    }
    return written;
  }
}

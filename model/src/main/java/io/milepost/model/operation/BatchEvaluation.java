package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Judges a change batch: applies its changes in order to a working copy of the names that they
 * touch, then checks the rules of the zone on the result, and collects every fault on the way. What
 * is to be written is read off afterwards; the zone itself is not touched.
 *
 * @see "Route 53 API Reference: ChangeResourceRecordSets"
 */
final class BatchEvaluation {
  private final DnsName apex;
  private final Function<DnsName, List<ResourceRecordSet>> stored;
  private final Map<DnsName, SortedMap<RecordSetKey, ResourceRecordSet>> before = new HashMap<>();
  private final Map<DnsName, SortedMap<RecordSetKey, ResourceRecordSet>> after = new HashMap<>();
  private final SequencedMap<RecordSetKey, RequestedChange.Action> lastAction =
      new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** Whether a set at the apex has values that could not be read: it is there, but not known. */
  private boolean apexUnread;

  /**
   * @param apex the zone's name
   * @param stored gives the sets that stand at a name before the batch
   */
  BatchEvaluation(DnsName apex, Function<DnsName, List<ResourceRecordSet>> stored) {
    this.apex = apex;
    this.stored = stored;
  }

  /** Every fault of the batch, in the order of the changes, then those of the zone as a whole. */
  List<String> evaluate(List<RequestedChange> changes) {
    changes.forEach(this::evaluate);
    ZoneRules rules = new ZoneRules(apex, this::after);
    lastAction.forEach((key, action) -> {
      if (action != RequestedChange.Action.DELETE) {
        faults.addAll(rules.faultsOf(key));
      }
    });
    boolean apexChanged = lastAction.keySet().stream().anyMatch(key -> key.name().equals(apex));
    if (apexChanged && !apexUnread) {
      faults.addAll(rules.faultsOfApex());
    }
    return faults;
  }

  private void evaluate(RequestedChange change) {
    DnsName name;
    try {
      name = DnsName.parse(change.name());
    } catch (FatalProblemException e) {
      faults.add(e.problem().message());
      return;
    }
    RecordSetKey key = new RecordSetKey(name, change.type(), change.routing().setIdentifier());
    if (!name.isAtOrBelow(apex)) {
      faults.add(BatchMessages.outsideZone(name, apex));
      return;
    }
    RequestedChange.Action earlier = lastAction.put(key, change.action());
    if (earlier != null && !mayFollow(earlier, change.action())) {
      faults.add(BatchMessages.contradiction(key));
      return;
    }
    switch (change.action()) {
      case CREATE -> {
        if (after(name).containsKey(key)) {
          faults.add(BatchMessages.alreadyExists(key));
        }
        put(key, change);
      }
      case UPSERT -> put(key, change);
      case DELETE -> delete(key, change);
    }
  }

  /** A set may be written once and deleted once in a batch, in either order. */
  private static boolean mayFollow(RequestedChange.Action earlier, RequestedChange.Action later) {
    boolean earlierDeletes = earlier == RequestedChange.Action.DELETE;
    boolean laterDeletes = later == RequestedChange.Action.DELETE;
    return earlierDeletes != laterDeletes;
  }

  private void put(RecordSetKey key, RequestedChange change) {
    RequestedValues values = RequestedValues.read(change);
    faults.addAll(values.faults());
    apexUnread |= values.rdata().isEmpty() && key.name().equals(apex);
    values
        .rdata()
        .ifPresent(rdata -> {
          RecordData data = new RecordData.Values(change.ttlSeconds(), change.values(), rdata);
          ResourceRecordSet set =
              new ResourceRecordSet(
                  key.name(), key.type(), change.routing(), data, change.healthCheckId());
          after(key.name()).put(key, set);
        });
  }

  private void delete(RecordSetKey key, RequestedChange change) {
    ResourceRecordSet current = after(key.name()).get(key);
    if (current == null) {
      faults.add(BatchMessages.notFound(key));
    } else if (!RequestedValues.isSameAs(change, current)) {
      faults.add(BatchMessages.otherValues(key));
    } else {
      after(key.name()).remove(key);
    }
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

  /** The sets that are there no more, as they were. */
  List<ResourceRecordSet> removed() {
    List<ResourceRecordSet> removed = new ArrayList<>();
    for (RecordSetKey key : lastAction.sequencedKeySet()) {
      ResourceRecordSet set = before(key.name()).get(key);
      if (set != null && !after(key.name()).containsKey(key)) {
        removed.add(set);
      }
    }
    return removed;
  }

  /** The sets that are new, or other than before. */
  List<ResourceRecordSet> written() {
    List<ResourceRecordSet> written = new ArrayList<>();
    for (RecordSetKey key : lastAction.sequencedKeySet()) {
      ResourceRecordSet set = after(key.name()).get(key);
      if (set != null && !set.equals(before(key.name()).get(key))) {
        written.add(set);
      }
    }
    return written;
  }
}

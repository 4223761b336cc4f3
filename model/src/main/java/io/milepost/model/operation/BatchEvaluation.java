package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.operation.RequestedChange.Action;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.zone.HostedZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Judges a change batch: applies its changes in order to a working copy of the names that they
 * touch, then checks the rules of the zone on the result, and collects every fault on the way. What
 * is to be written is read off afterwards; the zone itself is not touched.
 *
 * <p>A rule between two sets is broken by the later one: the one that the batch writes, or the one
 * that it writes last.
 *
 * @see "Route 53 API Reference: ChangeResourceRecordSets"
 */
final class BatchEvaluation {
  private final ZoneTerms terms;
  private final Predicate<HostedZoneId> isHostedZone;
  private final WorkingZone zone;
  private final SequencedMap<RecordSetKey, Set<Action>> actions = new LinkedHashMap<>();

  /** Sets that are to be there, but could not be read. */
  private final Set<RecordSetKey> unread = new HashSet<>();

  private final List<String> faults = new ArrayList<>();

  /**
   * @param stored gives the sets that stand at a name before the batch
   * @param isHostedZone whether a zone of that id, this one or another, is hosted here
   */
  BatchEvaluation(
      ZoneTerms terms,
      Function<DnsName, List<ResourceRecordSet>> stored,
      Predicate<HostedZoneId> isHostedZone) {
    this.terms = terms;
    this.isHostedZone = isHostedZone;
    this.zone = new WorkingZone(stored);
  }

  /** Every fault of the batch, in the order of the changes, then those of the zone as a whole. */
  List<String> evaluate(List<RequestedChange> changes) {
    changes.forEach(this::evaluate);
    ZoneRules rules = new ZoneRules(terms, zone);
    GroupRules groups = new GroupRules(terms);
    AliasRules aliases = new AliasRules(terms, zone, unread, isHostedZone);
    Set<RecordSetKey> notYetChecked = new HashSet<>(actions.keySet());
    for (RecordSetKey key : actions.sequencedKeySet()) {
      notYetChecked.remove(key);
      written(key)
          .ifPresent(set -> {
            faults.addAll(rules.faultsOf(set));
            faults.addAll(groups.faultsOf(set, others(set, notYetChecked)));
            faults.addAll(aliases.faultsOf(set));
          });
    }
    faults.addAll(new AliasLoops(terms, zone).faults(written()));
    boolean apexChanged = actions.keySet().stream().anyMatch(this::isAtApex);
    if (apexChanged && unread.stream().noneMatch(this::isAtApex)) {
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
    if (!name.isAtOrBelow(terms.apex())) {
      faults.add(BatchMessages.outsideZone(name, terms.apex()));
      return;
    }
    if (!isFirstOfItsKind(key, change.action())) {
      faults.add(BatchMessages.contradiction(key));
      return;
    }
    switch (change.action()) {
      case CREATE -> {
        if (zone.find(key).isPresent()) {
          faults.add(BatchMessages.alreadyExists(key));
        }
        put(key, change);
      }
      case UPSERT -> put(key, change);
      case DELETE -> delete(key, change);
    }
  }

  /** A set may be written once and deleted once in a batch, in either order. */
  private boolean isFirstOfItsKind(RecordSetKey key, Action action) {
    Set<Action> earlier = actions.computeIfAbsent(key, _ -> EnumSet.noneOf(Action.class));
    boolean first = earlier.stream().noneMatch(done -> done.writes() == action.writes());
    earlier.add(action);
    return first;
  }

  private void put(RecordSetKey key, RequestedChange change) {
    RequestedSet requested = RequestedSet.read(key, change);
    faults.addAll(requested.faults());
    requested.set().ifPresentOrElse(zone::put, () -> unread.add(key));
  }

  private void delete(RecordSetKey key, RequestedChange change) {
    Optional<ResourceRecordSet> current = zone.find(key);
    if (current.isEmpty()) {
      faults.add(BatchMessages.notFound(key));
    } else if (!SameSet.repeats(change, current.get())) {
      faults.add(BatchMessages.otherValues(key));
    } else {
      zone.remove(key);
    }
  }

  /** A set as the batch wrote it, unless it could not be read or is deleted again. */
  private Optional<ResourceRecordSet> written(RecordSetKey key) {
    boolean isWritten = actions.getOrDefault(key, Set.of()).stream().anyMatch(Action::writes);
    return isWritten && !unread.contains(key) ? zone.find(key) : Optional.empty();
  }

  /** The other sets of the same name and type that were there before a set was written. */
  private List<ResourceRecordSet> others(ResourceRecordSet set, Set<RecordSetKey> notYetChecked) {
    return zone.group(set.name(), set.type()).stream()
        .filter(other -> !other.key().equals(set.key()) && !notYetChecked.contains(other.key()))
        .toList();
  }

  private boolean isAtApex(RecordSetKey key) {
    return key.name().equals(terms.apex());
  }

  /** The sets that are there no more, as they were. */
  List<ResourceRecordSet> removed() {
    return zone.removed(actions.sequencedKeySet());
  }

  /** The sets that are new, or other than before. */
  List<ResourceRecordSet> written() {
    return zone.written(actions.sequencedKeySet());
  }
}

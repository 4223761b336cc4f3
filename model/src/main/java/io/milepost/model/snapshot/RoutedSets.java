package io.milepost.model.snapshot;

import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The record sets of one name and type that are no {@link Rrset} by themselves: a routing policy
 * chooses among them, or they are aliases.
 */
public final class RoutedSets implements LookupResult {
  private static final Comparator<PreparedSet> BY_IDENTIFIER =
      Comparator.comparing(set -> set.key().identifierText());

  private final RecordType type;
  private final List<PreparedSet> members;

  private RoutedSets(RecordType type, List<PreparedSet> members) {
    this.type = type;
    this.members = List.copyOf(members);
  }

  /** Whether a set needs more than to be written as it is. */
  static boolean isRouted(PreparedSet set) {
    return !(set.routing() instanceof RoutingPolicy.Simple
        && set.data() instanceof PreparedData.Values);
  }

  static RoutedSets of(PreparedSet only) {
    return new RoutedSets(only.type(), List.of(only));
  }

  /**
   * With a set, in place of the one with its identifier if there is one.
   *
   * @throws IllegalStateException if it can't stand beside the others
   */
  RoutedSets with(PreparedSet set) {
    List<PreparedSet> changed = others(set.routing().setIdentifier());
    changed.add(set);
    if (changed.size() > 1
        && changed.stream().anyMatch(member -> member.routing().setIdentifier().isEmpty())) {
      throw new IllegalStateException("a simple set in a group: " + changed);
    }
    changed.sort(BY_IDENTIFIER);
    return new RoutedSets(type, changed);
  }

  /**
   * Without a set; empty if it was the only one.
   *
   * @throws IllegalStateException if it is not there
   */
  Optional<RoutedSets> without(Optional<SetIdentifier> identifier) {
    List<PreparedSet> left = others(identifier);
    if (left.size() == members.size()) {
      throw new IllegalStateException("no " + identifier + " in " + members);
    }
    return left.isEmpty() ? Optional.empty() : Optional.of(new RoutedSets(type, left));
  }

  private List<PreparedSet> others(Optional<SetIdentifier> identifier) {
    List<PreparedSet> others = new ArrayList<>(members);
    others.removeIf(member -> member.routing().setIdentifier().equals(identifier));
    return others;
  }

  public RecordType type() {
    return type;
  }

  /** The sets, at least one, in the order of their identifiers. */
  public List<PreparedSet> members() {
    return members;
  }
}

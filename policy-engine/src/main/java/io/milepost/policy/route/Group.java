package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.RoutedSets;
import java.util.List;

/**
 * The record sets of one name and type, ready to be chosen from by their policy. Immutable; a case
 * for each policy, with the rule that is its own.
 *
 * @see "Route 53 Developer Guide: choosing a routing policy"
 */
public abstract sealed class Group implements RoutedSets.PolicyForm
    permits SimpleGroup,
        WeightedGroup,
        LatencyGroup,
        FailoverGroup,
        GeoproximityGroup,
        MultivalueGroup,
        PrecedenceGroup {
  private final RecordType type;
  private final Member[] members;

  Group(RoutedSets sets, HealthSlots slots) {
    this.type = sets.type();
    this.members =
        sets.members().stream().map(member -> new Member(member, slots)).toArray(Member[]::new);
  }

  /** The form in which sets are chosen from; all have the policy that the first one has. */
  static Group of(RoutedSets sets, HealthSlots slots) {
    return switch (sets.members().getFirst().routing()) {
      case RoutingPolicy.Simple _ -> new SimpleGroup(sets, slots);
      case RoutingPolicy.Weighted _ -> new WeightedGroup(sets, slots);
      case RoutingPolicy.Latency _ -> new LatencyGroup(sets, slots);
      case RoutingPolicy.Failover _ -> new FailoverGroup(sets, slots);
      case RoutingPolicy.Geolocation _ -> new GeolocationGroup(sets, slots);
      case RoutingPolicy.Geoproximity _ -> new GeoproximityGroup(sets, slots);
      case RoutingPolicy.Multivalue _ -> new MultivalueGroup(sets, slots);
      case RoutingPolicy.IpBased _ -> new IpBasedGroup(sets, slots);
    };
  }

  /** Gives {@link Choice#take} the members that answer, if any. */
  abstract void choose(Choice choice);

  public abstract Policy policy();

  public RecordType type() {
    return type;
  }

  /** The sets, in the order of their identifiers. */
  public List<Member> members() {
    return List.of(members);
  }

  int size() {
    return members.length;
  }

  Member member(int index) {
    return members[index];
  }
}

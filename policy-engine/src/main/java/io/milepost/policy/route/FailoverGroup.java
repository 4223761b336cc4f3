package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover.Role;
import io.milepost.model.snapshot.RoutedSets;
import org.jspecify.annotations.Nullable;

/**
 * The primary set while it is healthy, else the secondary while that is, else the primary.
 *
 * @see "Route 53 Developer Guide: active-passive failover"
 */
final class FailoverGroup extends Group {
  private final @Nullable Member primary;
  private final @Nullable Member secondary;

  FailoverGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    this.primary = find(Role.PRIMARY);
    this.secondary = find(Role.SECONDARY);
  }

  private @Nullable Member find(Role role) {
    for (Member member : members()) {
      if (((RoutingPolicy.Failover) member.routing()).role() == role) {
        return member;
      }
    }
    return null;
  }

  @Override
  void choose(Choice choice) {
    Member first = primary;
    Member second = secondary;
    if (first == null || second == null) {
      Member only = first == null ? second : first;
      if (only != null) {
        choice.take(only);
      }
    } else if (choice.isHealthy(first)) {
      choice.lost(second, Loss.STANDBY);
      choice.take(first);
    } else if (choice.isHealthy(second)) {
      choice.lost(first, Loss.UNHEALTHY);
      choice.take(second);
    } else {
      choice.failOpen();
      choice.lost(second, Loss.STANDBY);
      choice.take(first);
    }
  }

  @Override
  public Policy policy() {
    return Policy.FAILOVER;
  }
}

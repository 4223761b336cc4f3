package io.milepost.policy.route;

import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether record sets are healthy, for one query: a set with a check while the check is; an alias
 * that evaluates its target's health while at least one set of the target is, whatever policy
 * chooses among them. Targets are evaluated from the bottom up, each once.
 *
 * <p>An alias whose target is not there is not healthy, nor is one that leads to itself. Beyond
 * {@value #MOST_GROUPS} groups, which no sensible tree has, targets count as healthy.
 *
 * @see "Route 53 Developer Guide: how health checks work in complex configurations"
 */
final class TargetHealth {
  private static final int MOST_GROUPS = 128;

  /** In the order in which they were met; those whose members are being looked at are unhealthy. */
  private final Group[] groups = new Group[MOST_GROUPS];

  private final boolean[] healthy = new boolean[MOST_GROUPS];
  private int count;

  private final AliasTargets targets;
  private final Function<RoutedSets, RoutedSets.PolicyForm> maker;
  private final Endpoints endpoints;
  private HealthSnapshot health = HealthSnapshot.ALL_HEALTHY;
  private @Nullable ZoneSnapshot zone;

  TargetHealth(
      Function<RoutedSets, RoutedSets.PolicyForm> maker,
      Endpoints endpoints,
      AliasTargets targets) {
    this.maker = maker;
    this.endpoints = endpoints;
    this.targets = targets;
  }

  void start(ZoneSnapshot answering, HealthSnapshot current) {
    zone = answering;
    health = current;
    count = 0;
  }

  void forgetZone() {
    zone = null;
    count = 0;
  }

  boolean isHealthy(Member member, RecordType type) {
    if (member.hasCheck() && !health.isHealthy(member.healthSlot())) {
      return false;
    }
    return !member.evaluatesTarget() || isTargetHealthy(member, type);
  }

  private boolean isTargetHealthy(Member alias, RecordType type) {
    ZoneSnapshot current = zone;
    if (current == null) {
      return true;
    }
    LookupResult found = targets.find(current, alias, type);
    if (found == null) {
      return endpoints.isHealthy(alias.target());
    }
    if (found instanceof Rrset) {
      return true;
    }
    return found instanceof RoutedSets sets && isAnyHealthy((Group) sets.form(maker));
  }

  @SuppressWarnings("ReferenceEquality") // the same sets have the same form
  private boolean isAnyHealthy(Group group) {
    for (int i = 0; i < count; i++) {
      if (groups[i] == group) {
        return healthy[i];
      }
    }
    if (count == MOST_GROUPS) {
      return true;
    }
    int place = count++;
    groups[place] = group;
    healthy[place] = false;
    for (int i = 0; i < group.size(); i++) {
      if (isHealthy(group.member(i), group.type())) {
        healthy[place] = true;
        return true;
      }
    }
    return false;
  }
}

package io.milepost.policy.route;

import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.policy.place.Place;
import org.jspecify.annotations.Nullable;

/**
 * The healthy set of the region with the lowest latency from the client; if none is healthy, that
 * of the region with the lowest of all; of several that are equally low the one with the first
 * identifier.
 *
 * @see "Route 53 Developer Guide: latency-based routing"
 */
final class LatencyGroup extends Group {
  /** Ranks that differ by less are the same but for rounding. */
  private static final double SAME_RANK = 1e-14;

  private final Place[] regions;

  LatencyGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    this.regions = members().stream().map(LatencyGroup::region).toArray(Place[]::new);
  }

  private static Place region(Member member) {
    String name = ((RoutingPolicy.Latency) member.routing()).region();
    return AwsRegions.find(name).map(Place::of).orElse(Place.UNKNOWN);
  }

  @Override
  void choose(Choice choice) {
    Place client = choice.place();
    Member nearest = nearest(choice, client, true);
    if (nearest == null) {
      choice.failOpen();
      nearest = nearest(choice, client, false);
    }
    if (nearest != null) {
      choice.takeAlone(this, nearest, Loss.FARTHER);
    }
  }

  private @Nullable Member nearest(Choice choice, Place client, boolean healthyOnly) {
    Member nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size(); i++) {
      double rank = choice.latencyRank(client, regions[i]);
      if (choice.isObserved()) {
        choice.measured(member(i), choice.latency(client, regions[i]));
      }
      if (rank < least - SAME_RANK && (!healthyOnly || choice.isHealthy(member(i)))) {
        nearest = member(i);
        least = rank;
      }
    }
    return nearest;
  }

  @Override
  public Policy policy() {
    return Policy.LATENCY;
  }
}

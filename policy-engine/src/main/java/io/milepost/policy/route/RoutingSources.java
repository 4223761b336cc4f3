package io.milepost.policy.route;

import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthView;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Locator;
import io.milepost.policy.place.Place;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the rules look at besides the zones. Safe for use by many threads. */
public final class RoutingSources {
  private static final Map<String, Place> REGIONS =
      AwsRegions.all().stream().map(Place::of).collect(Collectors.toMap(Place::region, p -> p));

  private final HealthView health;
  private final Locator locator;
  private final LatencyModel latency;
  private final Endpoints endpoints;
  private final Function<RoutedSets, RoutedSets.PolicyForm> groups;

  public RoutingSources(
      HealthView health, Locator locator, LatencyModel latency, Endpoints endpoints) {
    this.health = health;
    this.locator = locator;
    this.latency = latency;
    this.endpoints = endpoints;
    HealthSlots slots = health.slots();
    this.groups = sets -> Group.of(sets, slots);
  }

  /** Every check is healthy, no place and no endpoint is known. */
  public static RoutingSources none() {
    return new RoutingSources(
        HealthView.allHealthy(), Locator.NOWHERE, LatencyModel.BY_DISTANCE, Endpoints.UNKNOWN);
  }

  HealthView health() {
    return health;
  }

  Locator locator() {
    return locator;
  }

  LatencyModel latency() {
    return latency;
  }

  Endpoints endpoints() {
    return endpoints;
  }

  Function<RoutedSets, RoutedSets.PolicyForm> groups() {
    return groups;
  }

  /** The place of an AWS region, {@link Place#UNKNOWN} if it is not one for records. */
  Place placeOfRegion(String region) {
    return REGIONS.getOrDefault(region, Place.UNKNOWN);
  }
}

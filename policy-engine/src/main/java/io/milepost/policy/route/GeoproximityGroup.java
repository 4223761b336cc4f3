package io.milepost.policy.route;

import io.milepost.model.catalog.AwsRegion;
import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.policy.place.GeoPoint;
import io.milepost.policy.place.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The healthy set whose place is nearest to the client after bias; if none is healthy, the nearest
 * of all; of several that are equally near the one with the first identifier.
 *
 * <p>A bias of 1 to 99 makes a distance shorter: it counts {@code distance * (1 - bias/100)}. One
 * of -99 to -1 makes it longer: {@code distance / (1 + bias/100)}.
 *
 * @see "Route 53 Developer Guide: geoproximity routing"
 */
final class GeoproximityGroup extends Group {
  private static final double PERCENT = 100;

  /** A millimetre: distances that differ by less are the same but for rounding. */
  private static final double SAME_KM = 1e-6;

  private final GeoPoint[] points;

  /** What each distance is multiplied by. */
  private final double[] factors;

  GeoproximityGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    this.points = members().stream().map(GeoproximityGroup::point).toArray(GeoPoint[]::new);
    this.factors = members().stream().mapToDouble(GeoproximityGroup::factor).toArray();
  }

  private static RoutingPolicy.Geoproximity policy(Member member) {
    return (RoutingPolicy.Geoproximity) member.routing();
  }

  private static GeoPoint point(Member member) {
    return switch (policy(member).location()) {
      case Location.Region(String name) -> point(AwsRegions.find(name));
      case Location.LocalZoneGroup(String name) -> point(AwsRegions.ofLocalZoneGroup(name));
      case Location.Coordinates(String latitude, String longitude) ->
          new GeoPoint(Double.parseDouble(latitude), Double.parseDouble(longitude));
    };
  }

  private static GeoPoint point(Optional<AwsRegion> region) {
    return region.map(Place::of).orElse(Place.UNKNOWN).point();
  }

  private static double factor(Member member) {
    int bias = policy(member).bias();
    return bias >= 0 ? 1 - bias / PERCENT : 1 / (1 + bias / PERCENT);
  }

  @Override
  void choose(Choice choice) {
    GeoPoint client = choice.place().point();
    Member nearest = nearest(choice, client, true);
    if (nearest == null) {
      choice.failOpen();
      nearest = nearest(choice, client, false);
    }
    if (nearest != null) {
      choice.takeAlone(this, nearest, Loss.FARTHER);
    }
  }

  private @Nullable Member nearest(Choice choice, GeoPoint client, boolean healthyOnly) {
    Member nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < size(); i++) {
      double distance = client.distanceKm(points[i]) * factors[i];
      choice.measured(member(i), distance);
      if (distance < least - SAME_KM && (!healthyOnly || choice.isHealthy(member(i)))) {
        nearest = member(i);
        least = distance;
      }
    }
    return nearest;
  }

  @Override
  public Policy policy() {
    return Policy.GEOPROXIMITY;
  }
}

package io.milepost.policy.route;

import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.policy.place.GeoCode;
import io.milepost.policy.place.Place;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first healthy set for the client's subdivision, country, continent, and then the default; if
 * none of these is healthy, the first of them. A client for whom there is none of them gets no
 * answer.
 *
 * @see "Route 53 Developer Guide: geolocation routing"
 */
final class GeolocationGroup extends PrecedenceGroup {
  /** Subdivision, country, continent, default. */
  private static final int LEVELS = 4;

  /** In ascending order. */
  private final long[] codes;

  /** In the order of {@link #codes}. */
  private final Member[] byCode;

  GeolocationGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    List<Member> sorted =
        members().stream().sorted(Comparator.comparingLong(GeolocationGroup::code)).toList();
    this.codes = sorted.stream().mapToLong(GeolocationGroup::code).toArray();
    this.byCode = sorted.toArray(Member[]::new);
  }

  private static long code(Member member) {
    RoutingPolicy.Geolocation location = (RoutingPolicy.Geolocation) member.routing();
    return location
        .continentCode()
        .map(GeoCode::continent)
        .orElseGet(
            () -> GeoCode.country(location.countryCode().orElse(""), location.subdivisionCode()));
  }

  private @Nullable Member find(long code) {
    int low = 0;
    int high = codes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (codes[middle] == code) {
        return byCode[middle];
      }
      if (codes[middle] < code) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  @Override
  int look(Choice choice) {
    return LEVELS;
  }

  @Override
  @Nullable Member ranked(Choice choice, int rank) {
    return find(code(choice.place(), rank));
  }

  /** The codes that a client is looked for by, the most specific first. */
  private static long code(Place client, int level) {
    return switch (level) {
      case 0 -> client.subdivision();
      case 1 -> client.country();
      case 2 -> client.continent();
      default -> GeoCode.DEFAULT;
    };
  }

  @Override
  public Policy policy() {
    return Policy.GEOLOCATION;
  }
}

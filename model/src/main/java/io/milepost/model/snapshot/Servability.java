package io.milepost.model.snapshot;

import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.catalog.GeoLocations;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geolocation;
import io.milepost.model.record.RoutingPolicy.Geoproximity;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.RoutingPolicy.Latency;
import java.util.Optional;

/**
 * Whether a policy can be followed. The rules of a change batch see to that, but an older version
 * may have had others.
 */
final class Servability {
  private static final double MAX_LATITUDE = 90;
  private static final double MAX_LONGITUDE = 180;
  private static final String DEGREES = "[-+]?[0-9]{1,3}(\\.[0-9]{0,2})?";

  private Servability() {}

  /** Why a policy can't be followed; empty if it can. */
  static Optional<String> problem(RoutingPolicy routing) {
    return switch (routing) {
      case Latency(var _, String region) ->
          AwsRegions.contains(region)
              ? Optional.empty()
              : Optional.of("there is no region " + region);
      case Geolocation place ->
          isKnown(place) ? Optional.empty() : Optional.of("there is no place " + words(place));
      case Geoproximity(var _, Location location, var _) ->
          isKnown(location) ? Optional.empty() : Optional.of("there is no place " + location);
      case RoutingPolicy.Simple _,
          RoutingPolicy.Weighted _,
          RoutingPolicy.Failover _,
          RoutingPolicy.Multivalue _,
          RoutingPolicy.IpBased _ ->
          Optional.empty();
    };
  }

  private static boolean isKnown(Geolocation place) {
    return GeoLocations.find(place.continentCode(), place.countryCode(), place.subdivisionCode())
        .isPresent();
  }

  private static String words(Geolocation place) {
    return place
        .continentCode()
        .orElseGet(() ->
            place.countryCode().orElse("")
                + place.subdivisionCode().map(code -> "-" + code).orElse(""));
  }

  private static boolean isKnown(Location location) {
    return switch (location) {
      case Location.Region(String name) -> AwsRegions.contains(name);
      case Location.LocalZoneGroup(String name) -> AwsRegions.mayHaveLocalZoneGroup(name);
      case Location.Coordinates(String latitude, String longitude) ->
          isWithin(latitude, MAX_LATITUDE) && isWithin(longitude, MAX_LONGITUDE);
    };
  }

  private static boolean isWithin(String degrees, double most) {
    return degrees.matches(DEGREES) && Math.abs(Double.parseDouble(degrees)) <= most;
  }
}

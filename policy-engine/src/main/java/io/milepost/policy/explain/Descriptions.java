package io.milepost.policy.explain;

import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.policy.route.Member;

/** What a record set's policy says of it, in a few words. */
final class Descriptions {
  private Descriptions() {}

  static String of(Member member) {
    return switch (member.source().routing()) {
      case RoutingPolicy.Simple _ -> "";
      case RoutingPolicy.Weighted weighted -> "weight " + weighted.weight();
      case RoutingPolicy.Latency latency -> latency.region();
      case RoutingPolicy.Failover failover -> failover.role().name();
      case RoutingPolicy.Geolocation geolocation -> of(geolocation);
      case RoutingPolicy.Geoproximity geoproximity ->
          of(geoproximity.location()) + ", bias " + geoproximity.bias();
      case RoutingPolicy.Multivalue _ -> "";
      case RoutingPolicy.IpBased ipBased -> "location " + ipBased.locationName();
    };
  }

  private static String of(RoutingPolicy.Geolocation geolocation) {
    return geolocation
        .continentCode()
        .map(code -> "continent " + code)
        .orElseGet(() ->
            geolocation.countryCode().orElse("")
                + geolocation.subdivisionCode().map(code -> "-" + code).orElse(""));
  }

  private static String of(Location location) {
    return switch (location) {
      case Location.Region(String name) -> name;
      case Location.LocalZoneGroup(String name) -> name;
      case Location.Coordinates(String latitude, String longitude) ->
          "@" + latitude + "," + longitude;
    };
  }
}

package io.milepost.conformance.routing.table;

import java.util.List;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.GeoProximityLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The words of a policy, as the API takes them. */
final class Policies {
  private static final List<String> CONTINENTS = List.of("AF", "AN", "AS", "EU", "NA", "OC", "SA");

  private Policies() {}

  static void set(List<String> words, ResourceRecordSet.Builder set, String collection) {
    switch (words.getFirst()) {
      case "simple" -> {
        // Has no fields.
      }
      case "weighted" -> set.weight(Long.parseLong(words.get(1)));
      case "latency" -> set.region(words.get(1));
      case "failover" -> set.failover(words.get(1));
      case "multivalue" -> set.multiValueAnswer(true);
      case "geolocation" -> set.geoLocation(geoLocation(words.get(1)));
      case "geoproximity" ->
          set.geoProximityLocation(near(words.get(1), Integer.parseInt(words.get(2))));
      case "ip" ->
          set.cidrRoutingConfig(ip -> ip.collectionId(collection).locationName(words.get(1)));
      default -> throw new IllegalArgumentException(words.toString());
    }
  }

  private static GeoLocation geoLocation(String place) {
    if (CONTINENTS.contains(place)) {
      return GeoLocation.builder().continentCode(place).build();
    }
    String[] codes = place.split("-", 2);
    GeoLocation.Builder country = GeoLocation.builder().countryCode(codes[0]);
    return codes.length > 1 ? country.subdivisionCode(codes[1]).build() : country.build();
  }

  private static GeoProximityLocation near(String place, int bias) {
    GeoProximityLocation.Builder near = GeoProximityLocation.builder().bias(bias);
    if (place.startsWith("@")) {
      String[] point = place.substring(1).split(",", 2);
      near.coordinates(where -> where.latitude(point[0]).longitude(point[1]));
    } else if (place.matches(".*-[0-9]+-[a-z]+-[0-9]+")) {
      near.localZoneGroup(place);
    } else {
      near.awsRegion(place);
    }
    return near.build();
  }
}

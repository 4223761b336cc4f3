package io.milepost.model.operation;

import io.milepost.model.catalog.GeoLocation;
import io.milepost.model.catalog.GeoLocations;
import io.milepost.model.record.RoutingPolicy.Geolocation;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places as Route 53's messages put them. */
final class PlaceWords {
  private PlaceWords() {}

  static Optional<GeoLocation> find(Geolocation place) {
    return GeoLocations.find(place.continentCode(), place.countryCode(), place.subdivisionCode());
  }

  /** {@code country = US subdivision = CA}. */
  static String codes(Geolocation place) {
    List<String> words = new ArrayList<>();
    place.continentCode().ifPresent(code -> words.add("continent = " + code));
    place.countryCode().ifPresent(code -> words.add("country = " + code));
    place.subdivisionCode().ifPresent(code -> words.add("subdivision = " + code));
    return String.join(" ", words);
  }

  /** {@code country = (US, United States) subdivision = (CA, California)}. */
  static String names(Geolocation place) {
    return find(place).map(PlaceWords::names).orElseGet(() -> codes(place));
  }

  private static String names(GeoLocation place) {
    List<String> words = new ArrayList<>();
    add("continent", place.continentCode(), place.continentName(), words);
    add("country", place.countryCode(), place.countryName(), words);
    add("subdivision", place.subdivisionCode(), place.subdivisionName(), words);
    return String.join(" ", words);
  }

  private static void add(
      String kind, Optional<String> code, Optional<String> name, List<String> words) {
    code.ifPresent(present -> words.add(kind + " = (" + present + ", " + name.orElse("") + ")"));
  }

  /** {@code AWS region = eu-west-1}. */
  static String location(Location location) {
    return switch (location) {
      case Location.Region region -> "AWS region = " + region.name();
      case Location.LocalZoneGroup group -> "local zone group = " + group.name();
      case Location.Coordinates point ->
          "latitude = " + point.latitude() + " longitude = " + point.longitude();
    };
  }
}

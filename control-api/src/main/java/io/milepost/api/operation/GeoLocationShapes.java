package io.milepost.api.operation;

import io.milepost.model.catalog.GeoLocation;
import io.milepost.model.error.InvalidInput;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.GeoLocationDetails;

/** The places of geolocation records in the shapes of the API. */
final class GeoLocationShapes {
  private GeoLocationShapes() {}

  /**
   * Refuses codes that never go together.
   *
   * @throws InvalidInput for a continent with a country or subdivision, and for a subdivision
   *     without its country
   */
  static void check(
      Optional<String> continent, Optional<String> country, Optional<String> subdivision) {
    if (continent.isPresent() && (country.isPresent() || subdivision.isPresent())) {
      throw new InvalidInput(
          "A continent code can't be given together with a country or subdivision code.");
    }
    if (subdivision.isPresent() && country.isEmpty()) {
      throw new InvalidInput("A subdivision code is given without the code of its country.");
    }
  }

  static GeoLocationDetails details(GeoLocation place) {
    return GeoLocationDetails.builder()
        .continentCode(place.continentCode().orElse(null))
        .continentName(place.continentName().orElse(null))
        .countryCode(place.countryCode().orElse(null))
        .countryName(place.countryName().orElse(null))
        .subdivisionCode(place.subdivisionCode().orElse(null))
        .subdivisionName(place.subdivisionName().orElse(null))
        .build();
  }
}

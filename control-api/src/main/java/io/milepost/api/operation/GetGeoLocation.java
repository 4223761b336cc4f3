package io.milepost.api.operation;

import io.milepost.model.catalog.GeoLocations;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.NoSuchGeoLocation;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.GetGeoLocationRequest;
import software.amazon.awssdk.services.route53.model.GetGeoLocationResponse;

/** Tells whether geolocation records may name a place. */
final class GetGeoLocation implements Operation<GetGeoLocationRequest, GetGeoLocationResponse> {
  @Override
  public GetGeoLocationResponse handle(GetGeoLocationRequest request) {
    Optional<String> continent = Given.text(request.continentCode());
    Optional<String> country = Given.text(request.countryCode());
    Optional<String> subdivision = Given.text(request.subdivisionCode());
    GeoLocationShapes.check(continent, country, subdivision);
    if (continent.isEmpty() && country.isEmpty()) {
      throw new InvalidInput("Expected one of [ContinentCode, CountryCode], but found none.");
    }
    return GetGeoLocationResponse.builder()
        .geoLocationDetails(
            GeoLocations.find(continent, country, subdivision)
                .map(GeoLocationShapes::details)
                .orElseThrow(NoSuchGeoLocation::new))
        .build();
  }
}

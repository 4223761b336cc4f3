package io.milepost.api.operation;

import io.milepost.model.catalog.GeoLocation;
import io.milepost.model.catalog.GeoLocations;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ListGeoLocationsRequest;
import software.amazon.awssdk.services.route53.model.ListGeoLocationsResponse;

/** Lists the places that geolocation records may name. */
final class ListGeoLocations
    implements Operation<ListGeoLocationsRequest, ListGeoLocationsResponse> {
  private static final int MAX_ITEMS = 500;

  @Override
  public ListGeoLocationsResponse handle(ListGeoLocationsRequest request) {
    Optional<String> continent = Given.text(request.startContinentCode());
    Optional<String> country = Given.text(request.startCountryCode());
    Optional<String> subdivision = Given.text(request.startSubdivisionCode());
    GeoLocationShapes.check(continent, country, subdivision);
    int size = PageSize.ofMaxItems(request.maxItems(), MAX_ITEMS, MAX_ITEMS);
    Page<GeoLocation> page = Page.of(GeoLocations.from(continent, country, subdivision), size);
    Optional<GeoLocation> next = page.next();
    return ListGeoLocationsResponse.builder()
        .geoLocationDetailsList(page.items().stream().map(GeoLocationShapes::details).toList())
        .isTruncated(next.isPresent())
        .nextContinentCode(next.flatMap(GeoLocation::continentCode).orElse(null))
        .nextCountryCode(next.flatMap(GeoLocation::countryCode).orElse(null))
        .nextSubdivisionCode(next.flatMap(GeoLocation::subdivisionCode).orElse(null))
        .maxItems(Integer.toString(size))
        .build();
  }
}

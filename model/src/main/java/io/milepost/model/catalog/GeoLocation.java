package io.milepost.model.catalog;

import java.util.Optional;

/**
 * A place that a geolocation record may name: the default, a continent, a country, or a subdivision
 * of a country. A part that a place does not have is empty.
 *
 * @see "Route 53 API Reference: GeoLocationDetails"
 */
public record GeoLocation(
    Optional<String> continentCode,
    Optional<String> continentName,
    Optional<String> countryCode,
    Optional<String> countryName,
    Optional<String> subdivisionCode,
    Optional<String> subdivisionName) {}

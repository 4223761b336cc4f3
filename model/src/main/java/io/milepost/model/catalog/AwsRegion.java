package io.milepost.model.catalog;

import java.util.Optional;

/**
 * An AWS region and about where it is: the city, not the service's own point, which is not
 * published.
 *
 * @param name such as {@code eu-west-1}
 * @param place the city or area, for people
 * @param latitude in degrees, north is positive
 * @param longitude in degrees, east is positive
 * @param countryCode two letters
 * @param subdivisionCode where the country has any in {@link GeoLocations}
 * @param continentCode two letters
 */
public record AwsRegion(
    String name,
    String place,
    double latitude,
    double longitude,
    String countryCode,
    Optional<String> subdivisionCode,
    String continentCode) {}

package io.milepost.model.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The countries that geolocation records may name, by their ISO 3166-1 codes: the continent of each
 * as Route 53 sees it, and a point that stands for it where no more than the country of a client is
 * known.
 */
public final class Countries {
  private static final Map<String, String> CONTINENTS =
      TableResource.rows("continents.tsv", 3).stream()
          .flatMap(row ->
              Arrays.stream(row.get(2).split(" ", -1))
                  .map(country -> Map.entry(country, row.get(0))))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, Point> POINTS =
      TableResource.rows("countries.tsv", 7).stream()
          .collect(Collectors.toUnmodifiableMap(List::getFirst, Countries::point));

  /**
   * A place on the sphere.
   *
   * @param latitude -90 to 90 degrees, north is positive
   * @param longitude -180 to 180 degrees, east is positive
   */
  public record Point(double latitude, double longitude) {}

  private Countries() {}

  private static Point point(List<String> row) {
    return new Point(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)));
  }

  /** The continent of a country, two letters; empty if Route 53 does not know the country. */
  public static Optional<String> continentOf(String countryCode) {
    return Optional.ofNullable(CONTINENTS.get(countryCode));
  }

  /**
   * The mean position of a country's IPv4 addresses; empty if Route 53 does not know the country.
   */
  public static Optional<Point> pointOf(String countryCode) {
    return Optional.ofNullable(POINTS.get(countryCode));
  }
}

package io.milepost.model.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The places that geolocation records may name, in Route 53's order: the default, countries with
 * their subdivisions behind them, continents.
 *
 * @see "Route 53 API Reference: ListGeoLocations"
 */
public final class GeoLocations {
  private static final List<GeoLocation> ALL =
      TableResource.rows("geolocations.tsv", 6).stream().map(GeoLocations::place).toList();

  private static final Map<Codes, GeoLocation> BY_CODES =
      ALL.stream().collect(Collectors.toMap(Codes::of, Function.identity()));

  private record Codes(
      Optional<String> continent, Optional<String> country, Optional<String> subdivision)
      implements Comparable<Codes> {
    private static final Comparator<Codes> ORDER =
        Comparator.comparing((Codes codes) -> codes.continent.orElse(""))
            .thenComparing(codes -> codes.country.orElse(""))
            .thenComparing(codes -> codes.subdivision.orElse(""));

    @Override
    public int compareTo(Codes other) {
      return ORDER.compare(this, other);
    }

    static Codes of(GeoLocation place) {
      return new Codes(place.continentCode(), place.countryCode(), place.subdivisionCode());
    }
  }

  private GeoLocations() {}

  private static GeoLocation place(List<String> row) {
    List<Optional<String>> fields =
        row.stream().map(field -> Optional.of(field).filter(text -> !text.isEmpty())).toList();
    return new GeoLocation(
        fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5));
  }

  /** All of them. */
  public static List<GeoLocation> all() {
    return ALL;
  }

  /**
   * The place with exactly those codes, in upper case.
   *
   * @param countryCode {@code *} for the default
   * @param subdivisionCode only with a country
   */
  public static Optional<GeoLocation> find(
      Optional<String> continentCode,
      Optional<String> countryCode,
      Optional<String> subdivisionCode) {
    return Optional.ofNullable(
        BY_CODES.get(new Codes(continentCode, countryCode, subdivisionCode)));
  }

  /**
   * The places from a position on, whether there is such a place or not: the default and the
   * countries by code, each with its subdivisions behind it, and then the continents by code.
   *
   * @param continentCode begins among the continents
   * @param countryCode begins among the countries; without a continent
   * @param subdivisionCode begins among the subdivisions of the country
   */
  public static List<GeoLocation> from(
      Optional<String> continentCode,
      Optional<String> countryCode,
      Optional<String> subdivisionCode) {
    Codes start = new Codes(continentCode, countryCode, subdivisionCode);
    return ALL.stream().dropWhile(place -> Codes.of(place).compareTo(start) < 0).toList();
  }
}

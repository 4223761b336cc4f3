package io.milepost.geo;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of a network, in either of two schemas; what is not in it is null. Public
 * for the reader's sake, which makes it.
 *
 * @param country nested schema (GeoLite2, GeoIP2, DB-IP's own files)
 * @param subdivisions nested schema, the largest first
 * @param location nested schema
 * @param countryCode flat schema (ip-location-db)
 * @param state flat schema: the name of the largest subdivision
 * @param latitude flat schema, in degrees
 * @param longitude flat schema, in degrees
 * @see <a href="https://dev.maxmind.com/geoip/docs/databases/city-and-country">GeoIP2 databases</a>
 */
public record GeoRecord(
    @MaxMindDbParameter(name = "country") @Nullable Coded country,
    @MaxMindDbParameter(name = "subdivisions") @Nullable List<Coded> subdivisions,
    @MaxMindDbParameter(name = "location") @Nullable Location location,
    @MaxMindDbParameter(name = "country_code") @Nullable String countryCode,
    @MaxMindDbParameter(name = "state1") @Nullable String state,
    @MaxMindDbParameter(name = "latitude") @Nullable Number latitude,
    @MaxMindDbParameter(name = "longitude") @Nullable Number longitude) {
  @MaxMindDbConstructor
  public GeoRecord {}

  /**
   * A country or a subdivision.
   *
   * @param code ISO 3166-1, or the part of ISO 3166-2 behind the country
   */
  public record Coded(@MaxMindDbParameter(name = "iso_code") @Nullable String code) {
    @MaxMindDbConstructor
    public Coded {}
  }

  /** A point, in degrees. */
  public record Location(
      @MaxMindDbParameter(name = "latitude") @Nullable Number latitude,
      @MaxMindDbParameter(name = "longitude") @Nullable Number longitude) {
    @MaxMindDbConstructor
    public Location {}
  }

  /** The country's code, in either schema. */
  Optional<String> isoCountry() {
    String code = country == null ? countryCode : country.code();
    return Optional.ofNullable(code).filter(text -> !text.isEmpty());
  }

  /** The code or the name of the largest subdivision. */
  Optional<String> largestSubdivision() {
    String text = state;
    if (subdivisions != null && !subdivisions.isEmpty()) {
      text = subdivisions.getFirst().code();
    }
    return Optional.ofNullable(text).filter(given -> !given.isEmpty());
  }

  /** The latitude in either schema, if the longitude is there too. */
  @Nullable Number anyLatitude() {
    if (location != null) {
      return location.longitude() == null ? null : location.latitude();
    }
    return longitude == null ? null : latitude;
  }

  /** The longitude in either schema. */
  @Nullable Number anyLongitude() {
    return location == null ? longitude : location.longitude();
  }
}

package io.milepost.policy.place;

import io.milepost.model.catalog.AwsRegion;
import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.catalog.Countries;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a client is, as far as it is known. Immutable. */
public final class Place {
  /** Nothing is known: geolocation has its default alone, everything else begins at us-east-1. */
  public static final Place UNKNOWN =
      new Place("", GeoCode.NONE, GeoCode.NONE, GeoCode.NONE, null, "");

  private static final GeoPoint FALLBACK =
      AwsRegions.find("us-east-1").map(Place::point).orElseThrow();

  private static final Pattern CODES_AND_POINT =
      Pattern.compile(
          "(?:([A-Z]{2})(?:-([A-Z0-9]{2}))?)?(?:@(-?[0-9]{1,3}(?:\\.[0-9]+)?),(-?[0-9]{1,3}(?:\\.[0-9]+)?))?");

  private final String text;
  private final long continent;
  private final long country;
  private final long subdivision;
  private final @Nullable GeoPoint point;
  private final String region;

  private Place(
      String text,
      long continent,
      long country,
      long subdivision,
      @Nullable GeoPoint point,
      String region) {
    this.text = text;
    this.continent = continent;
    this.country = country;
    this.subdivision = subdivision;
    this.point = point;
    this.region = region;
  }

  private static GeoPoint point(AwsRegion region) {
    return new GeoPoint(region.latitude(), region.longitude());
  }

  /** An AWS region's place. */
  public static Place of(AwsRegion region) {
    return new Place(
        region.name(),
        GeoCode.continent(region.continentCode()),
        GeoCode.country(region.countryCode(), Optional.empty()),
        region.subdivisionCode().isEmpty()
            ? GeoCode.NONE
            : GeoCode.country(region.countryCode(), region.subdivisionCode()),
        point(region),
        region.name());
  }

  /**
   * A place in a country.
   *
   * @param country two letters; one that Route 53 does not know is as good as none
   * @param subdivision two letters or digits, in Route 53's form
   * @param point where in the country; if it is not known, the country's own point is taken
   */
  public static Place of(String country, Optional<String> subdivision, Optional<GeoPoint> point) {
    Optional<String> continent = Countries.continentOf(country);
    GeoPoint where =
        point
            .or(() ->
                Countries.pointOf(country).map(p -> new GeoPoint(p.latitude(), p.longitude())))
            .orElse(null);
    String name = country + subdivision.map(code -> "-" + code).orElse("");
    if (continent.isEmpty()) {
      return new Place(name, GeoCode.NONE, GeoCode.NONE, GeoCode.NONE, where, "");
    }
    return new Place(
        name + point.map(p -> "@" + p).orElse(""),
        GeoCode.continent(continent.get()),
        GeoCode.country(country, Optional.empty()),
        subdivision.isEmpty() ? GeoCode.NONE : GeoCode.country(country, subdivision),
        where,
        "");
  }

  /** A point of which no more is known. */
  public static Place of(GeoPoint point) {
    return new Place("@" + point, GeoCode.NONE, GeoCode.NONE, GeoCode.NONE, point, "");
  }

  /**
   * Reads a place: {@code JP}, {@code US-CA}, {@code @35.68,139.69}, {@code US-CA@37.77,-122.42},
   * or a region, {@code eu-west-1}.
   *
   * @throws IllegalArgumentException with what is wrong, in words
   */
  public static Place parse(String text) {
    Optional<AwsRegion> region = AwsRegions.find(text.toLowerCase(Locale.ROOT));
    if (region.isPresent()) {
      return of(region.get());
    }
    Matcher matcher = CODES_AND_POINT.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a place, such as JP, US-CA, @35.68,139.69 or eu-west-1");
    }
    Optional<GeoPoint> point =
        Optional.ofNullable(matcher.group(3))
            .map(latitude ->
                new GeoPoint(Double.parseDouble(latitude), Double.parseDouble(matcher.group(4))));
    String country = matcher.group(1);
    if (country == null) {
      return of(point.orElseThrow());
    }
    if (Countries.continentOf(country).isEmpty()) {
      throw new IllegalArgumentException("'" + country + "' is not a country that Route 53 knows");
    }
    return of(country, Optional.ofNullable(matcher.group(2)), point);
  }

  /** The continent's {@link GeoCode}. */
  public long continent() {
    return continent;
  }

  /** The country's {@link GeoCode}. */
  public long country() {
    return country;
  }

  /** The subdivision's {@link GeoCode}. */
  public long subdivision() {
    return subdivision;
  }

  /** The point from which distances are measured: us-east-1 where none is known. */
  public GeoPoint point() {
    return point == null ? FALLBACK : point;
  }

  /** The AWS region that this is, or empty. */
  public String region() {
    return region;
  }

  /** The place as {@link #parse} reads it; empty if nothing is known. */
  @Override
  public String toString() {
    return text;
  }
}

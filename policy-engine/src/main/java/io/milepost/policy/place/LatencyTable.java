package io.milepost.policy.place;

import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.catalog.GeoLocations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Latencies as somebody has measured them, and {@link LatencyModel#BY_DISTANCE} for the rest. Of
 * several entries for a client the narrowest counts: its region, its subdivision, its country, its
 * continent. For a client in the very region only an entry of that region counts. Immutable; a look
 * allocates nothing.
 */
public final class LatencyTable implements LatencyModel {
  private static final Pattern PLACE =
      Pattern.compile("continent:([A-Z]{2})|([A-Z]{2})(?:-([A-Z0-9]{2}))?");

  private final Map<String, LatencyColumn> columns;

  /**
   * One latency.
   *
   * @param from a region, {@code eu-west-1}; a country, {@code JP}; a subdivision, {@code US-CA};
   *     or a continent, {@code continent:EU}, since several continents have a country's code
   * @param region to which it was measured
   * @param milliseconds there and back, 0 or more
   */
  public record Entry(String from, String region, double milliseconds) {
    /**
     * Checks all parts.
     *
     * @throws IllegalArgumentException with what is wrong, in words
     */
    public Entry {
      if (!AwsRegions.contains(from)) {
        code(from);
      }
      if (!AwsRegions.contains(region)) {
        throw new IllegalArgumentException("'" + region + "' is not a region");
      }
      if (!(milliseconds >= 0) || Double.isInfinite(milliseconds)) {
        throw new IllegalArgumentException("a latency is 0 ms or more");
      }
    }
  }

  /** The {@link GeoCode} of what is not a region. */
  static long code(String from) {
    Matcher matcher = PLACE.matcher(from);
    if (matcher.matches()) {
      Optional<String> continent = Optional.ofNullable(matcher.group(1));
      Optional<String> country = Optional.ofNullable(matcher.group(2));
      Optional<String> subdivision = Optional.ofNullable(matcher.group(3));
      if (GeoLocations.find(continent, country, subdivision).isPresent()) {
        return continent
            .map(GeoCode::continent)
            .orElseGet(() -> GeoCode.country(country.orElseThrow(), subdivision));
      }
    }
    throw new IllegalArgumentException(
        "'" + from + "' is not a place, such as JP, US-CA, continent:EU or eu-west-1");
  }

  public LatencyTable(List<Entry> entries) {
    this.columns =
        entries.stream().collect(Collectors.groupingBy(Entry::region)).entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, column -> new LatencyColumn(column.getValue())));
  }

  @Override
  public double latency(Place client, Place region) {
    LatencyColumn column = columns.get(region.region());
    double measured = column == null ? -1 : column.find(client, region);
    return measured < 0 ? BY_DISTANCE.latency(client, region) : measured;
  }

  @Override
  public double rank(Place client, Place region) {
    return latency(client, region);
  }
}

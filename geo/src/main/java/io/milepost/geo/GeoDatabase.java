package io.milepost.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import io.milepost.policy.place.GeoPoint;
import io.milepost.policy.place.Place;
import io.milepost.policy.place.PlaceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads databases of countries or cities in MaxMind's form (GeoLite2, GeoIP2, DB-IP,
 * ip-location-db), of one family or both.
 *
 * @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>
 */
public final class GeoDatabase {
  /** Points are kept to a tenth of a degree, about 10 km; few databases are more exact. */
  private static final double STEPS = 10;

  private static final int KEPT_TEXTS = 1 << 14;
  private static final int PROGRESS_STEP = 1_000_000;

  /** What makes a place, apart from the values that a database repeats in each record. */
  private record Key(
      String country, Optional<String> subdivision, boolean located, int latitude, int longitude) {
    static @Nullable Key of(@Nullable GeoRecord geo) {
      if (geo == null || geo.isoCountry().isEmpty()) {
        return null;
      }
      Number latitude = geo.anyLatitude();
      Number longitude = geo.anyLongitude();
      boolean located =
          latitude != null
              && longitude != null
              && Math.abs(latitude.doubleValue()) <= 90
              && Math.abs(longitude.doubleValue()) <= 180;
      return new Key(
          geo.isoCountry().get(),
          geo.largestSubdivision(),
          located,
          located ? steps(latitude) : 0,
          located ? steps(longitude) : 0);
    }

    private static int steps(@Nullable Number degrees) {
      return degrees == null ? 0 : (int) Math.round(degrees.doubleValue() * STEPS);
    }

    Place toPlace() {
      return Place.of(
          country,
          subdivision.flatMap(text -> Subdivisions.codeOf(country, text)),
          located
              ? Optional.of(new GeoPoint(latitude / STEPS, longitude / STEPS))
              : Optional.empty());
    }
  }

  private GeoDatabase() {}

  /**
   * Reads a file to its end.
   *
   * @param progress is told after each million of networks how many were read
   * @throws GeoDatabaseException if it can't be read, is in another form, or knows no country
   */
  public static PlaceTable read(Path file, IntConsumer progress) throws GeoDatabaseException {
    PlaceTable table;
    try (Reader reader = open(file)) {
      table = read(reader.networks(GeoRecord.class), progress);
    } catch (IOException | InvalidNetworkException | RuntimeException e) {
      // The reader says with any of them that a file is damaged, at its beginning or further on.
      throw new GeoDatabaseException(file + " is damaged.", e);
    }
    if (table.placeCount() == 0) {
      throw new GeoDatabaseException(file + " knows no country.");
    }
    return table;
  }

  /**
   * Looks at a file without reading it to its end.
   *
   * @throws GeoDatabaseException if it can't be read, or is in another form
   */
  public static void check(Path file) throws GeoDatabaseException {
    try (Reader reader = open(file)) {
      reader.getMetadata();
    } catch (IOException e) {
      throw new GeoDatabaseException(file + " can't be closed.", e);
    }
  }

  private static Reader open(Path file) throws GeoDatabaseException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new GeoDatabaseException(file + " can't be read.");
    }
    try {
      return new Reader(file.toFile(), new CHMCache(KEPT_TEXTS));
    } catch (IOException | RuntimeException e) {
      throw new GeoDatabaseException(file + " is no database in MaxMind's form.", e);
    }
  }

  private static PlaceTable read(Networks<GeoRecord> networks, IntConsumer progress) {
    PlaceTable.Builder builder = new PlaceTable.Builder();
    Map<Key, Integer> numbers = new HashMap<>();
    for (int read = 1; networks.hasNext(); read++) {
      if (read % PROGRESS_STEP == 0) {
        progress.accept(read);
      }
      DatabaseRecord<GeoRecord> found = networks.next();
      Key key = Key.of(found.data());
      if (key != null) {
        int number = numbers.computeIfAbsent(key, made -> builder.add(made.toPlace()));
        add(builder, NetworkRange.of(found.network()), number);
      }
    }
    return builder.build();
  }

  private static void add(PlaceTable.Builder builder, NetworkRange range, int number) {
    if (range.ipv6()) {
      builder.addIpv6(range.first(), range.last(), number);
    } else {
      builder.addIpv4((int) range.first(), (int) range.last(), number);
    }
  }
}

package io.milepost.geo;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes the country database that ships inside from databases in MaxMind's form; {@code
 * geo/refresh} runs it.
 */
public final class RefreshCountries {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  private RefreshCountries() {}

  /**
   * Writes the file.
   *
   * @param arguments the file to write, and the databases, of different families
   */
  public static void main(String[] arguments) throws IOException, InvalidNetworkException {
    CountryFileWriter writer = new CountryFileWriter();
    for (int i = 1; i < arguments.length; i++) {
      try (Reader reader = new Reader(Path.of(arguments[i]).toFile())) {
        add(reader.networks(GeoRecord.class), writer);
      }
    }
    Files.write(Path.of(arguments[0]), writer.toBytes());
  }

  private static void add(Networks<GeoRecord> networks, CountryFileWriter writer) {
    while (networks.hasNext()) {
      DatabaseRecord<GeoRecord> found = networks.next();
      Optional<String> country = found.data().isoCountry();
      if (country.isPresent() && CODE.matcher(country.get()).matches()) {
        writer.add(NetworkRange.of(found.network()), country.get());
      }
    }
  }
}

package io.milepost.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.place.Place;
import io.milepost.policy.place.PlaceTable;
import java.net.InetAddress;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases in MaxMind's form, as {@code make-databases.py} wrote them with another library. */
class GeoDatabaseTest {
  private static Path file(String name) throws URISyntaxException {
    URL found = Objects.requireNonNull(GeoDatabaseTest.class.getResource(name));
    return Path.of(found.toURI());
  }

  private static PlaceTable read(String name) throws Exception {
    return GeoDatabase.read(file(name), networks -> {});
  }

  private static Place locate(PlaceTable table, String address) {
    ClientAddress client = new ClientAddress();
    client.set(InetAddress.ofLiteral(address));
    return table.locate(client);
  }

  @ParameterizedTest
  @CsvSource({
    "nested.mmdb, 198.51.100.1, 'US-CA@37.8,-122.4'",
    "nested.mmdb, 198.51.100.129, 'US-TX@29.8,-95.4'",
    "nested.mmdb, 203.0.113.1, 'UA-11@45.0,34.1'",
    "nested.mmdb, 192.0.2.1, 'GB@51.5,-0.1'",
    "nested.mmdb, 2001:db8:1::1, 'JP@35.7,139.7'",
    "nested.mmdb, 2001:db8:2::1, ''",
    "nested.mmdb, 2001:db8:3::9, 'FR@48.9,2.4'",
    "nested.mmdb, 8.8.8.8, ''",
    "flat-ipv4.mmdb, 198.51.100.255, 'US-CA@37.8,-122.4'",
    "flat-ipv4.mmdb, 203.0.113.1, 'UA-30@50.5,30.5'",
    "flat-ipv4.mmdb, 203.0.113.129, 'UA-32@50.1,29.9'",
    "flat-ipv4.mmdb, 192.0.2.1, 'DE@50.1,8.7'",
    "flat-ipv4.mmdb, 2001:db8::1, ''",
    "flat-ipv6.mmdb, 2001:db8::1, 'UA-63@50.0,36.2'",
    "flat-ipv6.mmdb, 2001:db9::1, ''",
    "flat-ipv6.mmdb, 192.0.2.1, ''",
  })
  void read_bothSchemas(String database, String address, String place) throws Exception {
    assertThat(locate(read(database), address)).hasToString(place);
  }

  @Test
  void read_noCountry_isRefused() throws Exception {
    Path database = file("no-country.mmdb");
    GeoDatabase.check(database);
    assertThatThrownBy(() -> GeoDatabase.read(database, networks -> {}))
        .isInstanceOf(GeoDatabaseException.class)
        .hasMessage(database + " knows no country.");
  }

  @Test
  void check_otherForm_isRefused(@TempDir Path folder) throws Exception {
    Path text = folder.resolve("text.mmdb");
    Files.write(text, "no database".repeat(1000).getBytes(StandardCharsets.US_ASCII));
    Path absent = folder.resolve("absent.mmdb");
    assertThatThrownBy(() -> GeoDatabase.check(text))
        .isInstanceOf(GeoDatabaseException.class)
        .hasMessage(text + " is no database in MaxMind's form.");
    assertThatThrownBy(() -> GeoDatabase.check(absent))
        .isInstanceOf(GeoDatabaseException.class)
        .hasMessage(absent + " can't be read.");
    assertThatThrownBy(() -> GeoDatabase.check(folder))
        .isInstanceOf(GeoDatabaseException.class)
        .hasMessage(folder + " can't be read.");
  }

  /** Whatever is cut out of a file, it is refused or read, and never anything else happens. */
  @ParameterizedTest
  @ValueSource(ints = {1, 100, 500, 900, 1500})
  void read_damaged_isRefused(int cut, @TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(file("nested.mmdb"));
    Path damaged = folder.resolve("damaged.mmdb");
    Files.write(damaged, Arrays.copyOfRange(whole, cut, whole.length));
    assertThatThrownBy(() -> GeoDatabase.read(damaged, networks -> {}))
        .isInstanceOf(GeoDatabaseException.class)
        .hasMessageStartingWith(damaged + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "US, CA, CA", "US, California, CA", "US, District of Columbia, DC", "US, Ontario, ",
    "UA, 30, 30", "UA, 40, 20", "UA, Crimea, 11", "UA, Zaporizhzhya Oblast, 23",
    "UA, Vinnytska oblast, 05", "UA, Kyivska oblast, 32", "UA, California, ", "CA, Ontario, ",
    "GB, ENG, ",
  })
  void subdivisions_areRoute53s(String country, String text, @Nullable String code) {
    assertThat(Subdivisions.codeOf(country, text)).isEqualTo(Optional.ofNullable(code));
  }
}

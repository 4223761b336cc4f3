package io.milepost.geo;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.policy.client.ClientAddress;
import io.milepost.policy.place.GeoPoint;
import io.milepost.policy.place.Place;
import io.milepost.policy.place.PlaceTable;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database that ships inside, and the form that it has. */
class CountryFileTest {
  private static final PlaceTable INSIDE = CountryFile.load();

  private static Place locate(PlaceTable table, String address) {
    ClientAddress client = new ClientAddress();
    client.set(InetAddress.ofLiteral(address));
    return table.locate(client);
  }

  /** Servers that have been where they are for decades. */
  @ParameterizedTest
  @CsvSource({
    "193.0.0.1, NL, the RIPE NCC",
    "202.12.27.33, JP, a root server of WIDE",
    "200.160.0.8, BR, NIC.br",
    "129.132.1.1, CH, ETH Zurich",
    "131.111.8.42, GB, Cambridge",
    "18.7.22.69, US, MIT",
    "2001:620::1, CH, SWITCH",
    "2001:630::1, GB, Jisc",
    "2001:12ff::1, BR, NIC.br",
  })
  void load_knowsWellKnownAddresses(String address, String country, String whose) {
    assertThat(locate(INSIDE, address)).as(whose).hasToString(country);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "10.0.0.1", "127.0.0.1", "192.0.2.1", "255.255.255.255", "::1", "fe80::1"})
  void load_addressesThatAreNobodys_areUnknown(String address) {
    assertThat(locate(INSIDE, address)).isSameAs(Place.UNKNOWN);
  }

  @Test
  void load_hasTheWholeInternet() {
    assertThat(INSIDE.placeCount()).isBetween(240, 255);
    assertThat(INSIDE.rangeCount()).isGreaterThan(300_000);
    GeoPoint zurich = new GeoPoint(47.38, 8.54);
    assertThat(locate(INSIDE, "129.132.1.1").point().distanceKm(zurich)).isLessThan(200);
  }

  @Test
  void write_thenRead_isTheSame() throws Exception {
    CountryFileWriter writer = new CountryFileWriter();
    writer.add(new NetworkRange(false, 0, 0xff), "JP");
    writer.add(new NetworkRange(false, 0x100, 0x1ff), "JP");
    writer.add(new NetworkRange(false, 0x0a000000, 0x0affffff), "FR");
    writer.add(new NetworkRange(false, 0xffffff00L, 0xffffffffL), "US");
    writer.add(new NetworkRange(true, 7, 7), "FR");
    writer.add(new NetworkRange(true, 7, 7), "JP");
    writer.add(new NetworkRange(true, 0xff00000000000000L, -1), "DE");
    PlaceTable table = CountryFile.read(new ByteArrayInputStream(writer.toBytes()));
    assertThat(locate(table, "0.0.1.255")).hasToString("JP");
    assertThat(locate(table, "0.0.2.0")).isSameAs(Place.UNKNOWN);
    assertThat(locate(table, "10.0.0.0")).hasToString("FR");
    assertThat(locate(table, "10.255.255.255")).hasToString("FR");
    assertThat(locate(table, "11.0.0.0")).isSameAs(Place.UNKNOWN);
    assertThat(locate(table, "255.255.255.255")).hasToString("US");
    assertThat(locate(table, "0:0:0:6::")).isSameAs(Place.UNKNOWN);
    assertThat(locate(table, "0:0:0:7:8::")).hasToString("FR");
    assertThat(locate(table, "0:0:0:8::")).isSameAs(Place.UNKNOWN);
    assertThat(locate(table, "ffff::1")).hasToString("DE");
    assertThat(List.of(table.placeCount(), table.rangeCount())).containsExactly(4, 5 + 4);
  }

  @Test
  void write_nothing_isAllUnknown() throws Exception {
    byte[] file = new CountryFileWriter().toBytes();
    PlaceTable table = CountryFile.read(new ByteArrayInputStream(file));
    assertThat(locate(table, "192.0.2.1")).isSameAs(Place.UNKNOWN);
    assertThat(locate(table, "2001:db8::1")).isSameAs(Place.UNKNOWN);
  }
}

package io.milepost.policy.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of a client, and what a database knows. */
class ClientPlacesTest {
  private static final Place JAPAN = Place.parse("JP");
  private static final Place TEXAS = Place.parse("US-TX");
  private static final Place DUBLIN = Place.parse("eu-west-1");

  private static final ClientPlaces PLACES =
      new ClientPlaces(
          Map.of(
              Cidr.parse("10.0.0.0/8"), JAPAN,
              Cidr.parse("10.1.0.0/16"), TEXAS,
              Cidr.parse("2001:db8::/32"), JAPAN),
          address -> address.isKnown() ? DUBLIN : Place.UNKNOWN);

  @Test
  void locate_longestBlockDecides_thenTheDatabase() {
    assertThat(PLACES.locate(Addresses.of("10.9.0.1"))).isSameAs(JAPAN);
    assertThat(PLACES.locate(Addresses.of("10.1.0.1"))).isSameAs(TEXAS);
    assertThat(PLACES.locate(Addresses.of("2001:db8::1"))).isSameAs(JAPAN);
    assertThat(PLACES.locate(Addresses.of("192.0.2.1"))).isSameAs(DUBLIN);
    assertThat(PLACES.locate(Addresses.of("::1"))).isSameAs(DUBLIN);
  }

  @Test
  void replace_hasTheNewBlocksAlone_inOrder() {
    ClientPlaces places = new ClientPlaces(PLACES.places(), Locator.NOWHERE);
    places.replace(Map.of(Cidr.parse("192.0.2.0/24"), TEXAS, Cidr.parse("10.0.0.0/9"), JAPAN));
    assertThat(places.locate(Addresses.of("192.0.2.1"))).isSameAs(TEXAS);
    assertThat(places.locate(Addresses.of("10.200.0.1"))).isSameAs(Place.UNKNOWN);
    assertThat(places.places().keySet().stream().map(Cidr::toString))
        .containsExactly("10.0.0.0/9", "192.0.2.0/24");
  }
}

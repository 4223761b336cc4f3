package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GeoLocationDetails;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.ListGeoLocationsRequest;
import software.amazon.awssdk.services.route53.model.ListGeoLocationsResponse;
import software.amazon.awssdk.services.route53.model.NoSuchGeoLocationException;

/** Facts that Route 53 tells everybody: places, and where its health checkers are. */
final class GeoLocationTest {
  private static MilepostProcess milepost;
  private static Route53Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static GeoLocationDetails country(String code, String name) {
    return GeoLocationDetails.builder().countryCode(code).countryName(name).build();
  }

  private static GeoLocationDetails continent(String code, String name) {
    return GeoLocationDetails.builder().continentCode(code).continentName(name).build();
  }

  @Test
  void getGeoLocation_givesThePlace() {
    assertThat(api.client().getGeoLocation(get -> get.continentCode("EU")).geoLocationDetails())
        .isEqualTo(continent("EU", "Europe"));
    assertThat(api.client().getGeoLocation(get -> get.countryCode("FR")).geoLocationDetails())
        .isEqualTo(country("FR", "France"));
    assertThat(api.client().getGeoLocation(get -> get.countryCode("*")).geoLocationDetails())
        .isEqualTo(country("*", "Default"));
    assertThat(
            api.client()
                .getGeoLocation(get -> get.countryCode("US").subdivisionCode("CA"))
                .geoLocationDetails())
        .isEqualTo(
            country("US", "United States").toBuilder()
                .subdivisionCode("CA")
                .subdivisionName("California")
                .build());
  }

  @Test
  void listGeoLocations_hasAllOnOnePage_inRoute53sOrder() {
    ListGeoLocationsResponse list = api.client().listGeoLocations();
    assertThat(list.maxItems()).isEqualTo("500");
    assertThat(list.isTruncated()).isFalse();
    assertThat(list.nextContinentCode()).isNull();
    assertThat(list.nextCountryCode()).isNull();
    assertThat(list.geoLocationDetailsList())
        .hasSize(332)
        .startsWith(country("*", "Default"), country("AD", "Andorra"))
        .endsWith(continent("OC", "Oceania"), continent("SA", "South America"));
    assertThat(list.geoLocationDetailsList())
        .filteredOn(place -> place.subdivisionCode() != null)
        .hasSize(51 + 27)
        .allMatch(place -> List.of("US", "UA").contains(place.countryCode()));
  }

  @Test
  void listGeoLocations_inPages_isTheSame() {
    List<GeoLocationDetails> paged = new ArrayList<>();
    ListGeoLocationsResponse page = api.client().listGeoLocations(request -> request.maxItems("7"));
    while (page.isTruncated()) {
      assertThat(page.maxItems()).isEqualTo("7");
      paged.addAll(page.geoLocationDetailsList());
      ListGeoLocationsResponse last = page;
      page =
          api.client()
              .listGeoLocations(request ->
                  request
                      .maxItems("7")
                      .startContinentCode(last.nextContinentCode())
                      .startCountryCode(last.nextCountryCode())
                      .startSubdivisionCode(last.nextSubdivisionCode()));
    }
    paged.addAll(page.geoLocationDetailsList());
    assertThat(paged).isEqualTo(api.client().listGeoLocations().geoLocationDetailsList());
  }

  private static List<GeoLocationDetails> list(Consumer<ListGeoLocationsRequest.Builder> request) {
    return api.client().listGeoLocations(request).geoLocationDetailsList();
  }

  @Test
  void listGeoLocations_beginsAtItsMarker_orWhereThatWouldBe() {
    assertThat(list(from -> from.startCountryCode("FR").maxItems("1")))
        .containsExactly(country("FR", "France"));
    assertThat(list(from -> from.startCountryCode("FQ").maxItems("1")))
        .containsExactly(country("FR", "France"));
    assertThat(list(from -> from.startCountryCode("ZZ").maxItems("1")))
        .containsExactly(continent("AF", "Africa"));
    assertThat(list(from -> from.startContinentCode("OC")))
        .containsExactly(continent("OC", "Oceania"), continent("SA", "South America"));
    assertThat(list(from -> from.startContinentCode("ZZ"))).isEmpty();
    assertThat(list(from -> from.startCountryCode("US").startSubdivisionCode("WY").maxItems("2")))
        .extracting(GeoLocationDetails::countryCode, GeoLocationDetails::subdivisionName)
        .containsExactly(tuple("US", "Wyoming"), tuple("UY", null));
  }

  @Test
  void getCheckerIpRanges_givesRoute53sBlocks() {
    assertThat(api.client().getCheckerIpRanges().checkerIpRanges())
        .hasSize(17)
        .startsWith("15.177.0.0/18", "54.183.255.128/26")
        .endsWith("177.71.207.128/26")
        .doesNotHaveDuplicates();
  }

  static Stream<Refusal> refusals() {
    return Stream.of(
        unknown("country", client -> client.getGeoLocation(get -> get.countryCode("ZZ"))),
        unknown("country in lower case", c -> c.getGeoLocation(get -> get.countryCode("fr"))),
        unknown("continent", client -> client.getGeoLocation(get -> get.continentCode("ZZ"))),
        unknown(
            "subdivision",
            client -> client.getGeoLocation(get -> get.countryCode("CA").subdivisionCode("ON"))),
        invalid(
            "get: continent and country",
            client -> client.getGeoLocation(get -> get.continentCode("EU").countryCode("FR"))),
        invalid(
            "get: subdivision alone",
            client -> client.getGeoLocation(get -> get.subdivisionCode("CA"))),
        invalid("get: nothing", client -> client.getGeoLocation(get -> {})),
        invalid(
            "get: three letters", client -> client.getGeoLocation(get -> get.countryCode("FRA"))),
        invalid(
            "list: continent and country",
            client ->
                client.listGeoLocations(
                    list -> list.startContinentCode("EU").startCountryCode("FR"))),
        invalid(
            "list: subdivision alone",
            client -> client.listGeoLocations(list -> list.startSubdivisionCode("CA"))),
        invalid("list: no number", client -> client.listGeoLocations(list -> list.maxItems("x"))));
  }

  private static Refusal unknown(String title, Consumer<Route53Client> call) {
    return Refusal.of("get: unknown " + title, call, NoSuchGeoLocationException.class, 404, ".+");
  }

  private static Refusal invalid(String title, Consumer<Route53Client> call) {
    return Refusal.of(title, call, InvalidInputException.class, 400, ".+");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void call_isRefused(Refusal refusal) {
    refusal.verify(api.client());
  }
}

package io.milepost.conformance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Where clients are, by what is said of them and by databases, and what they are answered: each
 * record set has a text that names it.
 */
final class PlacesTest {
  private static MilepostProcess milepost;
  private static URI clients;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Tools.require("dig", "bind9-dnsutils");
    Path latencies = directory.resolve("latencies.csv");
    Files.writeString(
        latencies,
        """
        place,region,milliseconds
        # South America is nearer to Ireland than one would think.
        BR,eu-west-1,12.5
        continent:SA,ap-northeast-1,20
        """);
    milepost =
        MilepostProcess.start(
            directory,
            "--client=127.0.5.0/24=JP",
            "--client=127.0.5.9/32=US-CA@37.77,-122.42,203.0.113.0/24=eu-central-1",
            "--client=2001:db8::/32=BR",
            "--client=2001:db8:1::/48=AR",
            "--client=2001:db8:2::/48=@45.8,-119.7",
            "--vpc=127.0.7.0/24=vpc-7",
            "--latency-table=" + latencies);
    clients = milepost.adminUri().resolve("/_milepost/clients");
    createZones(milepost);
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  private static void createZones(MilepostProcess server) {
    try (Route53Api api = new Route53Api(server.apiUri())) {
      api.change(api.createZone("places.test", "places"), sets("places.test", true));
      String inside =
          api.client()
              .createHostedZone(request ->
                  request
                      .name("inside.test")
                      .callerReference("inside")
                      .vpc(vpc -> vpc.vpcRegion("us-west-2").vpcId("vpc-7")))
              .hostedZone()
              .id();
      api.change(inside, sets("inside.test", false));
    }
  }

  private static List<Change> sets(String zone, boolean open) {
    List<Change> sets = new ArrayList<>();
    for (String country : List.of("*", "JP", "US", "CH", "GB")) {
      sets.add(set(zone, "geo", country, s -> s.geoLocation(geo -> geo.countryCode(country))));
    }
    for (String state : List.of("CA", "OR")) {
      sets.add(
          set(
              zone,
              "geo",
              "US-" + state,
              s -> s.geoLocation(geo -> geo.countryCode("US").subdivisionCode(state))));
    }
    sets.add(set(zone, "geo", "EU", s -> s.geoLocation(geo -> geo.continentCode("EU"))));
    for (String region : List.of("us-east-1", "us-west-2", "eu-west-1", "ap-northeast-1")) {
      sets.add(set(zone, "latency", region, s -> s.region(region)));
      if (open) {
        sets.add(set(zone, "near", region, s -> s.geoProximityLocation(l -> l.awsRegion(region))));
      }
    }
    return sets;
  }

  private static Change set(
      String zone, String name, String which, Consumer<ResourceRecordSet.Builder> policy) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(name + "." + zone, RRType.TXT, 60, "\"" + which + "\"").toBuilder()
            .setIdentifier(which);
    policy.accept(set);
    return Changes.of(ChangeAction.CREATE, set.build());
  }

  private static String dig(MilepostProcess server, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Tools.require("dig", "bind9-dnsutils").toString());
    command.add("@" + server.dns().getHostString());
    command.addAll(List.of("-p", Integer.toString(server.dns().getPort()), "+short", "TXT"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip().replace("\"", "");
  }

  private static String ofSubnet(String subnet, String name) throws Exception {
    return dig(milepost, name + ".places.test", "+subnet=" + subnet);
  }

  @ParameterizedTest
  @CsvSource({
    "129.132.0.0/16,   CH, eu-west-1",
    "131.111.8.0/24,   GB, eu-west-1",
    "18.7.22.69/32,    US, us-east-1",
    "193.0.0.0/24,     EU, eu-west-1",
    "202.12.27.0/24,   JP, ap-northeast-1",
    "2001:620::/48,    CH, eu-west-1",
    "10.0.0.0/8,       *,  us-east-1",
    "192.0.2.0/24,     *,  us-east-1",
  })
  void databaseInside_knowsCountries(String subnet, String geo, String nearest) throws Exception {
    assertThat(ofSubnet(subnet, "geo")).isEqualTo(geo);
    assertThat(ofSubnet(subnet, "near")).isEqualTo(nearest);
    assertThat(ofSubnet(subnet, "latency")).isEqualTo(nearest);
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.128/25,  EU,  eu-west-1,      eu-west-1",
    "127.0.5.0/24,      JP,  ap-northeast-1, ap-northeast-1",
    "127.0.5.9/32,   US-CA,  us-west-2,      us-west-2",
    "2001:db8::/48,      *,  us-east-1,      eu-west-1",
    "2001:db8:1::/56,    *,  us-east-1,      ap-northeast-1",
    "2001:db8:2::/64,    *,  us-west-2,      us-west-2",
  })
  void client_isWhereItIsSaidToBe(String subnet, String geo, String nearest, String fastest)
      throws Exception {
    assertThat(ofSubnet(subnet, "geo")).isEqualTo(geo);
    assertThat(ofSubnet(subnet, "near")).isEqualTo(nearest);
    assertThat(ofSubnet(subnet, "latency")).isEqualTo(fastest);
  }

  @Test
  void client_byTheAddressItAsksFrom() throws Exception {
    assertThat(dig(milepost, "-b", "127.0.5.1", "geo.places.test")).isEqualTo("JP");
    assertThat(dig(milepost, "-b", "127.0.5.9", "geo.places.test")).isEqualTo("US-CA");
    assertThat(dig(milepost, "-b", "127.0.6.1", "geo.places.test")).isEqualTo("*");
  }

  @Test
  void privateZone_usesTheVpcsRegion() throws Exception {
    assertThat(dig(milepost, "-b", "127.0.7.1", "geo.inside.test")).isEqualTo("US-OR");
    assertThat(dig(milepost, "-b", "127.0.7.1", "latency.inside.test")).isEqualTo("us-west-2");
    String subnet = "+subnet=129.132.0.0/16";
    assertThat(dig(milepost, "-b", "127.0.7.1", subnet, "geo.inside.test")).isEqualTo("US-OR");
  }

  private static HttpResponse<String> put(URI where, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(where).PUT(HttpRequest.BodyPublishers.ofString(body)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String get(URI where) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(where).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  @Test
  void clients_areReplacedOnTheAdminPort() throws Exception {
    String before = get(clients);
    assertThat(before).contains("{\"cidr\":\"127.0.5.9/32\",\"place\":\"US-CA@37.77,-122.42\"}");
    try {
      String wanted =
          "[{\"cidr\":\"127.0.8.0/24\",\"place\":\"GB\"},"
              + "{\"cidr\":\"2001:db8::/32\",\"place\":\"us-west-2\"}]";
      HttpResponse<String> done = put(clients, wanted);
      assertThat(done.statusCode()).isEqualTo(200);
      assertThat(done.body()).isEqualTo(wanted);
      assertThat(get(clients)).isEqualTo(wanted);
      assertThat(dig(milepost, "-b", "127.0.8.1", "geo.places.test")).isEqualTo("GB");
      assertThat(dig(milepost, "-b", "127.0.5.1", "geo.places.test")).isEqualTo("*");
      assertThat(ofSubnet("2001:db8:1::/56", "geo")).isEqualTo("US-OR");
    } finally {
      assertThat(put(clients, before).statusCode()).isEqualTo(200);
    }
    assertThat(dig(milepost, "-b", "127.0.5.1", "geo.places.test")).isEqualTo("JP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[1]",
        "[{}]",
        "[{\"cidr\":\"10.0.0.0/8\"}]",
        "[{\"cidr\":\"10.0.0.0/8\",\"place\":1}]",
        "[{\"cidr\":\"10.0.0.0/8\",\"place\":\"JP\",\"more\":\"\"}]",
        "[{\"cidr\":\"10.0.0.1/8\",\"place\":\"JP\"}]",
        "[{\"cidr\":\"10.0.0.0/8\",\"place\":\"XX\"}]",
        "[{\"cidr\":\"10.0.0.0/8\",\"place\":\"@91,0\"}]",
        "[{\"cidr\":\"10.0.0.0/8\",\"place\":\"JP\"},{\"cidr\":\"10.0.0.0/8\",\"place\":\"FR\"}]",
        "[{\"cidr\":\"127.0.5.0/24\",\"place\":\"GB\"},{\"cidr\":\"\",\"place\":\"FR\"}]",
      })
  void clients_badInput_changesNothing(String body) throws Exception {
    String before = get(clients);
    HttpResponse<String> refusal = put(clients, body);
    assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(400);
    assertThat(refusal.body()).startsWith("{\"error\":\"").endsWith(".\"}");
    assertThat(get(clients)).isEqualTo(before);
  }

  @Test
  void geoDatabase_replacesTheOneInside_andConfigurationNamesIt(@TempDir Path directory)
      throws Exception {
    Path database = directory.resolve("places.mmdb");
    Files.write(database, PlacesTest.class.getResourceAsStream("places.mmdb").readAllBytes());
    Path config = directory.resolve("milepost.yaml");
    Files.writeString(
        config,
        """
        geo-db: %s
        client:
          - 198.51.100.128/25=@35.68,139.69
          - 127.0.0.0/8=GB
        """
            .formatted(database));
    try (MilepostProcess other = MilepostProcess.start(directory, "--config=" + config)) {
      createZones(other);
      String name = "geo.places.test";
      assertThat(dig(other, name, "+subnet=198.51.100.0/25")).isEqualTo("US-CA");
      assertThat(dig(other, name, "+subnet=2001:db8:1::/48")).isEqualTo("JP");
      assertThat(dig(other, name, "+subnet=129.132.0.0/16")).isEqualTo("*");
      assertThat(dig(other, name)).isEqualTo("GB");
      assertThat(dig(other, "near.places.test", "+subnet=198.51.100.0/25")).isEqualTo("us-west-2");
      assertThat(dig(other, "near.places.test", "+subnet=198.51.100.128/25"))
          .isEqualTo("ap-northeast-1");
    }
  }
}

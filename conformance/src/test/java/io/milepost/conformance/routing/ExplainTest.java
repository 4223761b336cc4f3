package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.TestDnsAnswerResponse;
import software.amazon.awssdk.services.route53.model.VPCRegion;

/** {@code TestDNSAnswer} and {@code explain} say what the DNS port says. */
final class ExplainTest {
  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String zone;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost =
        MilepostProcess.start(
            directory, "--client", "198.51.100.0/24=JP", "--client", "203.0.113.0/24=US-CA");
    api = new Route53Api(milepost.apiUri());
    zone = api.createZone("example.com", "explain");
    List<Change> changes = new ArrayList<>();
    changes.add(
        member("geo", "all", "192.0.2.1", set -> set.geoLocation(geo -> geo.countryCode("*"))));
    changes.add(
        member("geo", "japan", "192.0.2.2", set -> set.geoLocation(geo -> geo.countryCode("JP"))));
    changes.add(
        member(
            "geo",
            "california",
            "192.0.2.3",
            set -> set.geoLocation(geo -> geo.countryCode("US").subdivisionCode("CA"))));
    changes.add(member("near", "tokyo", "192.0.2.4", set -> set.region("ap-northeast-1")));
    changes.add(member("near", "oregon", "192.0.2.5", set -> set.region("us-west-2")));
    changes.add(member("weight", "one", "192.0.2.6", set -> set.weight(1L)));
    changes.add(member("weight", "none", "192.0.2.7", set -> set.weight(0L)));
    changes.add(Changes.create("plain.example.com", RRType.A, 60, "192.0.2.8", "192.0.2.9"));
    changes.add(Changes.create("text.example.com", RRType.TXT, 60, "\"a\" \"b\""));
    changes.add(
        Changes.of(
            ChangeAction.CREATE,
            ResourceRecordSet.builder()
                .name("alias.example.com")
                .type(RRType.A)
                .aliasTarget(to ->
                    to.hostedZoneId(zone).dnsName("geo.example.com").evaluateTargetHealth(true))
                .build()));
    api.changeInOneBatch(zone, changes);
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private interface Fields {
    ResourceRecordSet.Builder of(ResourceRecordSet.Builder set);
  }

  private static Change member(String label, String identifier, String address, Fields fields) {
    ResourceRecordSet.Builder set =
        Changes.recordSet(label + ".example.com", RRType.A, 60, address).toBuilder()
            .setIdentifier(identifier);
    return Changes.of(ChangeAction.CREATE, fields.of(set).build());
  }

  private static Message ask(String name, int type, String network) throws Exception {
    Message query =
        network.isEmpty()
            ? DnsQueries.plain(new Name(name + "."), type)
            : DnsQueries.edns(
                new Name(name + "."),
                type,
                1232,
                new ClientSubnetOption(24, InetAddress.getByName(network)));
    return new DnsClient(milepost.dns()).udp(query);
  }

  private static String explain(String query, String... headers) {
    RawHttp.Response response =
        new RawHttp(milepost.admin()).send("GET", "/_milepost/explain?" + query, "", headers);
    assertThat(response.status()).isEqualTo(200);
    return response.text();
  }

  @ParameterizedTest
  @CsvSource({
    "geo.example.com, 198.51.100.0",
    "geo.example.com, 203.0.113.0",
    "near.example.com, 198.51.100.0",
    "near.example.com, 203.0.113.0",
    "weight.example.com, 198.51.100.0",
    "plain.example.com, 198.51.100.0",
    "alias.example.com, 203.0.113.0",
    "absent.example.com, 203.0.113.0"
  })
  void testAnswer_andExplain_sayWhatDnsSays(String name, String network) throws Exception {
    Message answer = ask(name, Type.A, network);
    List<String> values =
        answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
    TestDnsAnswerResponse tested =
        api.client()
            .testDNSAnswer(request ->
                request
                    .hostedZoneId(zone)
                    .recordName(name)
                    .recordType(RRType.A)
                    .resolverIP("192.0.2.53")
                    .edns0ClientSubnetIP(network)
                    .edns0ClientSubnetMask("24"));
    assertThat(tested.recordData()).containsExactlyInAnyOrderElementsOf(values);
    assertThat(tested.responseCode()).isEqualTo(org.xbill.DNS.Rcode.string(answer.getRcode()));
    assertThat(tested.recordName()).isEqualTo(name);
    assertThat(tested.protocol()).isEqualTo("UDP");
    assertThat(tested.nameserver()).matches("ns-[0-9]+\\.awsdns-[0-9]+\\.(com|net|org|co\\.uk)");

    String explained = explain("name=" + name + "&ecs=" + network + "/24", "Accept: text/plain");
    assertThat(explained).contains("public zone example.com.");
    for (String value : values) {
      assertThat(explained.lines()).contains(name + ". 60 A " + value);
    }
    assertThat(explained).contains(tested.responseCode());
  }

  @Test
  void explain_tellsWhoWonAndWhyOthersDidNot() {
    assertThat(explain("name=alias.example.com&ecs=203.0.113.0/24", "Accept: text/plain"))
        .isEqualTo(
            """
            public zone example.com. (%s)
            alias.example.com. A: 1 record sets to choose from
              simple at alias.example.com.
                answers   the only set
              alias of geo.example.com., whose health counts
              geolocation at geo.example.com., client at US-CA
                          all (*), healthy: another set is more specific
                answers   california (US-CA), healthy
                          japan (JP): the client is not there
            NOERROR, for a /24
            alias.example.com. 60 A 192.0.2.3
            """
                .formatted(zone));
    assertThat(explain("name=weight.example.com&type=a"))
        .contains("\"policy\" : \"weighted\"")
        .contains("\"reason\" : \"its weight is 0 while a healthy set has more\"")
        .contains("\"records\" : [ \"weight.example.com. 60 A 192.0.2.6\" ]");
    assertThat(explain("name=other.example.net&client=192.0.2.1")).contains("\"REFUSED\"");
  }

  @Test
  void command_printsTheSame_andSaysWhatIsWrong(@TempDir Path directory) {
    String port = "127.0.0.1:" + milepost.admin().getPort();
    MilepostCommand.Outcome told =
        MilepostCommand.run(
            directory,
            MilepostCommand.Line.of(
                "explain", "near.example.com", "A", "--ecs=198.51.100.0/24", "--admin", port));
    assertThat(told.exitCode()).isZero();
    assertThat(told.stdout())
        .isEqualTo(explain("name=near.example.com&ecs=198.51.100.0/24", "Accept: text/plain"))
        .containsPattern("answers   tokyo \\(ap-northeast-1\\), healthy, [0-9.]+ ms\n");
    MilepostCommand.Outcome refused =
        MilepostCommand.run(
            directory, MilepostCommand.Line.of("explain", "example.com", "FOO", "--admin", port));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.stderr()).startsWith("milepost: ").contains("'FOO' is not a record type");
    MilepostCommand.Outcome alone =
        MilepostCommand.run(
            directory, MilepostCommand.Line.of("explain", "example.com", "--admin=127.0.0.1:1"));
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.stderr()).startsWith("milepost: No server answers on 127.0.0.1:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name=",
        "name=a..b",
        "name=example.com&type=FOO",
        "name=example.com&type=TYPE65536",
        "name=example.com&client=here",
        "name=example.com&client=192.0.2.256",
        "name=example.com&ecs=192.0.2.0",
        "name=example.com&ecs=192.0.2.1/24",
        "name=example.com&nope=1"
      })
  void explain_badParameters_areRefused(String query) {
    RawHttp.Response response = new RawHttp(milepost.admin()).get("/_milepost/explain?" + query);
    assertThat(response.status()).as(query).isEqualTo(400);
    assertThat(response.text()).startsWith("{\"error\":\"");
  }

  /** Without a mask 24 bits of the address count, so that its last octet does not. */
  @Test
  void testAnswer_networkWithoutMask_has24Bits() {
    TestDnsAnswerResponse tested =
        api.client()
            .testDNSAnswer(request ->
                request
                    .hostedZoneId(zone)
                    .recordName("geo.example.com")
                    .recordType(RRType.A)
                    .edns0ClientSubnetIP("198.51.100.77"));
    assertThat(tested.recordData()).containsExactly("192.0.2.2");
  }

  /** Without a resolver's address the question comes from us-east-1: Virginia, so the default. */
  @ParameterizedTest
  @CsvSource({"geo.example.com, 192.0.2.1", "near.example.com, 192.0.2.5"})
  void testAnswer_withoutAddresses_comesFromUsEast1(String name, String expected) {
    TestDnsAnswerResponse tested =
        api.client()
            .testDNSAnswer(
                request -> request.hostedZoneId(zone).recordName(name).recordType(RRType.A));
    assertThat(tested.recordData()).containsExactly(expected);
  }

  @Test
  void testAnswer_badRequests_areRefused() {
    assertThatExceptionOfType(NoSuchHostedZoneException.class)
        .isThrownBy(() ->
            api.client()
                .testDNSAnswer(request ->
                    request
                        .hostedZoneId("ZNOTHERE")
                        .recordName("example.com")
                        .recordType(RRType.A)));
    String inside =
        api.client()
            .createHostedZone(request ->
                request
                    .name("inside.example")
                    .callerReference("inside")
                    .vpc(vpc -> vpc.vpcRegion(VPCRegion.EU_WEST_1).vpcId("vpc-0a0b0c0d")))
            .hostedZone()
            .id();
    assertRefused(inside, "inside.example", "", "");
    assertRefused(zone, "example.net", "", "");
    assertRefused(zone, "a..example.com", "", "");
    assertRefused(zone, "example.com", "", "24");
    assertRefused(zone, "example.com", "192.0.2.0", "33");
    assertRefused(zone, "example.com", "192.0.2.0", "x");
    assertRefused(zone, "example.com", "here", "24");
  }

  private static void assertRefused(String id, String name, String network, String mask) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() ->
            api.client()
                .testDNSAnswer(request -> {
                  request.hostedZoneId(id).recordName(name).recordType(RRType.A);
                  if (!network.isEmpty()) {
                    request.edns0ClientSubnetIP(network);
                  }
                  if (!mask.isEmpty()) {
                    request.edns0ClientSubnetMask(mask);
                  }
                }));
  }
}

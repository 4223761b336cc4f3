package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

/** The client subnet option octet by octet (RFC 7871 section 6), to a geolocation group. */
final class ClientSubnetTest {
  private static final Name QNAME = Name.fromConstantString("geo.example.com.");

  private static MilepostProcess milepost;
  private static DnsClient dns;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory, "--client=198.51.100.0/24=JP");
    dns = new DnsClient(milepost.dns());
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      api.changeInOneBatch(
          api.createZone("example.com", "subnets"),
          List.of(
              Changes.of(
                  ChangeAction.CREATE,
                  Changes.recordSet("geo.example.com", RRType.A, 60, "192.0.2.1").toBuilder()
                      .setIdentifier("japan")
                      .geoLocation(geo -> geo.countryCode("JP"))
                      .build())));
    }
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  private static Message ask(boolean udp, String... options) {
    EDNSOption[] all = new EDNSOption[options.length];
    for (int i = 0; i < options.length; i++) {
      byte[] octets = HexFormat.of().parseHex(options[i].replace(" ", ""));
      all[i] = new GenericEDNSOption(EDNSOption.Code.CLIENT_SUBNET, octets);
    }
    Message query = DnsQueries.edns(QNAME, Type.A, 1232, all);
    return udp ? dns.udp(query) : dns.tcp(query);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "family 0,                         0000 18 00 c63364",
    "family 3,                         0003 18 00 c63364",
    "IPv4 of more than 32 bits,        0001 21 00 c633640000",
    "IPv6 of more than 128 bits,       0002 81 00 20010db800000000000000000000000000",
    "bits beyond the prefix,           0001 17 00 c63365",
    "bits beyond an IPv6 prefix,       0002 21 00 20010db8ff",
    "fewer octets than the prefix has, 0001 18 00 c633",
    "more octets than the prefix has,  0001 18 00 c6336400",
    "a scope in a query,               0001 18 18 c63364",
    "only a family,                    0001",
    "no prefix length,                 000118",
    "nothing,                          ''",
  })
  void malformedOption_isAFormatError(String what, String option) {
    for (boolean udp : new boolean[] {true, false}) {
      Message answer = ask(udp, option);
      assertThat(answer.getRcode()).as(what).isEqualTo(Rcode.FORMERR);
      assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a client in Japan,       0001 18 00 c63364,   192.0.2.1, 0001 18 18 c63364",
    "one of whom more is known, 0001 20 00 c6336407, 192.0.2.1, 0001 20 18 c6336407",
    "a client elsewhere,      0001 18 00 c00002,   '',        0001 18 18 c00002",
    "IPv6 elsewhere,          0002 38 00 3fff0000000000, '',  0002 38 30 3fff0000000000",
    "nothing to be known,     0001 00 00,          '',        0001 00 00",
    "nothing of IPv6,         0002 00 00,          '',        0002 00 00",
  })
  void option_isEchoedWithItsScope(String what, String option, String address, String echo) {
    for (boolean udp : new boolean[] {true, false}) {
      Message answer = ask(udp, option);
      assertThat(answer.getRcode()).as(what).isEqualTo(Rcode.NOERROR);
      assertThat(answer.getSection(Section.ANSWER)).hasSize(address.isEmpty() ? 0 : 1);
      EDNSOption echoed = answer.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET).getFirst();
      String octets = HexFormat.of().formatHex(echoed.toWire()).substring(8);
      assertThat(octets).as(what).isEqualTo(echo.replace(" ", ""));
    }
  }
}

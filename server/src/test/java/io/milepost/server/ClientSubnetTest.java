package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.server.respond.Transport;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.ClientSubnetOption;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/**
 * The client subnet option (RFC 7871), octet by octet: family, source prefix length, scope prefix
 * length, address.
 */
class ClientSubnetTest {
  private final Asker asker = new Asker(RoutedZone.directory());

  private Message ask(String name, String option) {
    byte[] data = HexFormat.of().parseHex(option);
    byte[] head = {0, 8, 0, (byte) data.length};
    RawMessage query =
        RawMessage.query(name, 1)
            .opt(HexFormat.of().parseHex(HexFormat.of().formatHex(head) + option));
    return Asker.parse(asker.ask(query.toBytes(), Transport.UDP));
  }

  @ParameterizedTest
  @CsvSource({
    // What only looks at places needs 24 or 48 bits, or as many as there are.
    "geolocation, 0001 18 00 c00002, 0001 18 18 c00002",
    "geolocation, 0001 20 00 c0000201, 0001 20 18 c0000201",
    "geolocation, 0001 10 00 c000, 0001 10 10 c000",
    "geoproximity, 0001 11 00 c00080, 0001 11 11 c00080",
    "latency, 0002 38 00 20010db8000000, 0002 38 30 20010db8000000",
    "tree, 0002 80 00 20010db8000000000000000000000001, ANY",
    // Nobody's place is looked at.
    "plain, 0001 18 00 c00002, 0001 18 00 c00002",
    "weighted, 0001 18 00 c00002, 0001 18 00 c00002",
    "failover, 0001 18 00 c00002, 0001 18 00 c00002",
    "multivalue, 0002 20 00 20010db8, 0002 20 00 20010db8",
    "absent, 0001 18 00 c00002, 0001 18 00 c00002",
    // The client does not want to be known.
    "geolocation, 0001 00 00, 0001 00 00",
    "geolocation, 0002 00 00, 0002 00 00"
  })
  void answer_withClientSubnet_repeatsIt_withTheLengthThatDecided(
      String label, String option, String echo) {
    for (int time = 0; time < 3; time++) {
      Message answer = ask(label + ".example.com", option.replace(" ", ""));
      assertThat(answer.getRcode()).isIn(Rcode.NOERROR, Rcode.NXDOMAIN);
      assertThat(answer.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET)).hasSize(1);
      if (!echo.equals("ANY")) {
        byte[] data = data(answer.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET).getFirst());
        assertThat(HexFormat.of().formatHex(data)).isEqualTo(echo.replace(" ", ""));
      }
    }
  }

  /** As some clients say that they don't want to be known. */
  @Test
  void answer_withoutFamily_repeatsThat() {
    byte[] option = HexFormat.of().parseHex("0008000400000000");
    byte[] query = RawMessage.query("plain.example.com", 1).opt(option).toBytes();
    byte[] answer = asker.ask(query, Transport.UDP);
    assertThat(HexFormat.of().formatHex(answer)).endsWith("0008" + "000400000000");
  }

  private static byte[] data(EDNSOption option) {
    assertThat(option).isInstanceOfAny(ClientSubnetOption.class, GenericEDNSOption.class);
    byte[] wire = option.toWire();
    return HexFormat.of().parseHex(HexFormat.of().formatHex(wire).substring(8));
  }

  @ParameterizedTest
  @CsvSource({
    "a bit behind the prefix, 0001 17 00 c00003",
    "an octet too many, 0001 18 00 c0000200",
    "an octet too few, 0001 18 00 c000",
    "longer than an address, 0001 21 00 c000020100",
    "longer than an IPv6 address, 0002 81 00 20010db800000000000000000000000100",
    "a scope in a query, 0001 18 18 c00002",
    "no such family, 0003 18 00 c00002",
    "no family but a prefix, 0000 08 00 c0",
    "no scope, 0001 18",
    "nothing, ''"
  })
  void answer_malformedClientSubnet_isAFormatError(String what, String option) {
    Message answer = ask("plain.example.com", option.replace(" ", ""));
    assertThat(answer.getRcode()).as(what).isEqualTo(Rcode.FORMERR);
    assertThat(answer.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0008 0007 0001 18 00 c00002 0008 0007 0001 18 00 c00003", "0008 0099 0001"})
  void answer_severalOrCutOff_firstCounts_orFormatError(String options) {
    byte[] bytes = HexFormat.of().parseHex(options.replace(" ", ""));
    byte[] query = RawMessage.query("plain.example.com", 1).opt(bytes).toBytes();
    Message answer = Asker.parse(asker.ask(query, Transport.UDP));
    if (options.startsWith("0008 0007")) {
      assertThat(answer.getOPT().getOptions(EDNSOption.Code.CLIENT_SUBNET)).hasSize(1);
    } else {
      assertThat(answer.getRcode()).isEqualTo(Rcode.FORMERR);
    }
  }
}

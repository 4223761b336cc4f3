package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.respond.Transport;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** All addresses that a referral needs are in it, or TC is set (RFC 9471 section 3.1). */
class ReferralTest {
  private static final int SERVERS = 60;

  /**
   * @param domain of the servers of the zone cut.example.com
   */
  private static ZoneDirectory zones(String domain) {
    StringBuilder zone =
        new StringBuilder(
            """
            example.com 900 SOA ns.example.net. admin.example.com. 1 7200 900 1209600 300
            example.com 900 NS ns.example.net
            """);
    for (int i = 0; i < SERVERS; i++) {
      String server = "ns" + i + "." + domain;
      zone.append("cut.example.com 60 NS %s\n".formatted(server));
      zone.append("%s 60 A 192.0.2.%d\n".formatted(server, i));
      zone.append("%s 60 AAAA 2001:db8::%d\n".formatted(server, i));
    }
    return ZoneText.parse(zone.toString());
  }

  private static Message ask(String domain, Transport transport) {
    Message query = Asker.query("www.CUT.example.com", Type.A);
    return new Asker(zones(domain)).ask(query, transport);
  }

  @Test
  void answer_manyServersBelowTheCut_hasAllAddresses() {
    Message answer = ask("cut.example.com", Transport.TCP);
    assertThat(answer.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(answer.getSection(Section.AUTHORITY)).hasSize(SERVERS);
    assertThat(answer.getSection(Section.ADDITIONAL)).hasSize(2 * SERVERS);
  }

  @Test
  void answer_manyServersBelowTheCutOverUdp_isTruncated() {
    assertThat(ask("cut.example.com", Transport.UDP).getHeader().getFlag(Flags.TC)).isTrue();
  }

  @Test
  void answer_manyServersBesideTheCut_hasSomeAddresses() {
    Message answer = ask("beside.example.com", Transport.TCP);
    assertThat(answer.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(answer.getSection(Section.AUTHORITY)).hasSize(SERVERS);
    assertThat(answer.getSection(Section.ADDITIONAL)).hasSize(100);
  }
}

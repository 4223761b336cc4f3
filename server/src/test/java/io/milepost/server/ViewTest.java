package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.zone.VpcId;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.route.RoutingSources;
import io.milepost.server.respond.Transport;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Clients of several VPCs in turn, on one loop: nobody gets what was kept for another. */
class ViewTest {
  private static final ZoneDirectory ZONES =
      ZoneText.parse(
          """
          example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
          example.com 3600 NS ns.example.net
          www.example.com 60 A 192.0.2.0
          public.example.com 60 A 192.0.2.0
          vpcs vpc-1
          example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
          example.com 3600 NS ns.example.net
          www.example.com 60 A 192.0.2.1
          vpcs vpc-2
          example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
          example.com 3600 NS ns.example.net
          www.example.com 60 A 192.0.2.2
          """);

  private static final CidrMap<VpcId> VPCS =
      CidrMap.of(
          Map.of(
              Cidr.parse("10.1.0.0/16"), new VpcId("vpc-1"),
              Cidr.parse("10.2.0.0/16"), new VpcId("vpc-2")));

  @ParameterizedTest(name = "{0} answers kept")
  @ValueSource(ints = {0, 64, 1024})
  void respond_toClientsInTurn_answersEachFromItsZones(int keptAnswers) {
    Asker asker =
        new Asker(
            () -> ZONES,
            new AnswerEngine(VPCS, RoutingSources.none(), (owner, at, type) -> 0),
            Asker.AS_GIVEN,
            keptAnswers);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 300; i++) {
      int vpc = random.nextInt(3);
      asker.responder().client().set(InetAddress.ofLiteral("10." + vpc + ".0.1"));
      boolean shared = random.nextBoolean();
      String name = shared ? "www.example.com" : "public.example.com";
      Message answer = asker.ask(Asker.query(name, Type.A), Transport.UDP);
      List<String> addresses =
          answer.getSection(Section.ANSWER).stream().map(record -> record.rdataToString()).toList();
      if (shared || vpc == 0) {
        assertThat(addresses).containsExactly("192.0.2." + vpc);
      } else {
        assertThat(answer.getRcode()).isEqualTo(Rcode.NXDOMAIN);
      }
    }
  }
}

package io.milepost.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.route.RoutingSources;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which zone answers whom. Each zone says its number in the last field of its SOA, which is the TTL
 * of its negative answers, and has {@code www} with an address that ends in its number.
 */
class ViewTest {
  private static final CidrMap<VpcId> VPCS =
      CidrMap.of(
          Map.of(
              Cidr.parse("10.1.0.0/16"), new VpcId("vpc-1"),
              Cidr.parse("10.1.2.0/24"), new VpcId("vpc-2"),
              Cidr.parse("2001:db8:1::/48"), new VpcId("vpc-1"),
              Cidr.parse("10.9.0.0/16"), new VpcId("vpc-9")));

  private final ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
  private final AnswerEngine engine =
      new AnswerEngine(VPCS, RoutingSources.none(), (owner, at, type) -> 0);
  private final Question question = new Question();
  private final Client client = new Client();
  private final Response response = new Response();

  private void zone(int number, String apex, String... vpcs) {
    DnsName name = DnsName.of(apex);
    loader.hostedZone(
        new ZoneReference(new HostedZoneId("Z" + number), number, name, vpcs.length > 0));
    for (String vpc : vpcs) {
      loader.vpcAssociation(new Vpc("eu-west-1", new VpcId(vpc)));
    }
    set(apex, RecordType.NS, "ns.invalid 900 NS ns.invalid");
    set(apex, RecordType.SOA, "x 900 SOA ns.invalid admin.invalid 1 2 3 4 " + number);
    set("www." + apex, RecordType.A, "x 900 A 192.0.2." + number);
  }

  private void set(String owner, RecordType type, String record) {
    byte[] rdata = TextRecord.parse(record).rdata();
    loader.recordSet(
        new PreparedSet(
            DnsName.of(owner),
            type,
            new RoutingPolicy.Simple(),
            900,
            RdataList.of(List.of(rdata))));
  }

  private ZoneDirectory zones() {
    zone(1, "example.com");
    zone(2, "example.com", "vpc-1");
    zone(3, "child.example.com", "vpc-1");
    zone(4, "example.com", "vpc-2");
    zone(5, "sub.example.com");
    zone(6, "internal", "vpc-1", "vpc-2");
    zone(7, "other.net");
    zone(8, "a.other.net", "vpc-2");
    return loader.finish(8);
  }

  @ParameterizedTest(name = "{1} asks for {0}")
  @CsvSource({
    // The public zone and its namesakes.
    "www.example.com,       192.0.2.9,      A 1",
    "www.example.com,       10.1.1.1,       A 2",
    "www.example.com,       10.1.2.1,       A 4",
    "www.example.com,       2001:db8:1::7,  A 2",
    "www.example.com,       2001:db8:2::7,  A 1",
    "WWW.Example.COM,       10.1.1.1,       A 2",
    // A VPC without zones sees what everybody sees.
    "www.example.com,       10.9.0.1,       A 1",
    "www.internal,          10.9.0.1,       REFUSED",
    // Parent and child in one VPC: the most specific zone answers.
    "www.child.example.com, 10.1.1.1,       A 3",
    "child.example.com,     10.1.1.1,       NODATA 3",
    "no.child.example.com,  10.1.1.1,       NXDOMAIN 3",
    // The child is not seen elsewhere.
    "www.child.example.com, 10.1.2.1,       NXDOMAIN 4",
    "www.child.example.com, 192.0.2.9,      NXDOMAIN 1",
    // A private zone that lacks the name denies it, although a public zone below it has it.
    "www.sub.example.com,   192.0.2.9,      A 5",
    "www.sub.example.com,   10.1.1.1,       NXDOMAIN 2",
    // One zone, two VPCs.
    "www.internal,          10.1.1.1,       A 6",
    "www.internal,          10.1.2.1,       A 6",
    "www.internal,          192.0.2.9,      REFUSED",
    // A private zone below a public one hides its own names alone.
    "www.other.net,         10.1.2.1,       A 7",
    "www.a.other.net,       10.1.2.1,       A 8",
    "b.a.other.net,         10.1.2.1,       NXDOMAIN 8",
    "www.a.other.net,       10.1.1.1,       NXDOMAIN 7",
    // In no zone at all.
    "www.example.org,       10.1.1.1,       REFUSED",
  })
  void answer_forAClient_comesFromTheZoneItSees(String qname, String from, String expected) {
    client.source().set(InetAddress.ofLiteral(from));
    assertThat(ask(zones(), qname, RecordType.A)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{1} asks for the DS set of {0}")
  @CsvSource({
    // The parent's zone denies it, if the client sees one of the same kind.
    "child.example.com, 10.1.1.1,  NXDOMAIN 2",
    "a.other.net,       10.1.2.1,  NODATA 8",
    "sub.example.com,   192.0.2.9, NXDOMAIN 1",
  })
  void answer_ofADsSet_comesFromTheParentAmongTheSame(String qname, String from, String expected) {
    client.source().set(InetAddress.ofLiteral(from));
    assertThat(ask(zones(), qname, RecordType.DS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"www.example.com, A 1", "www.internal, REFUSED"})
  void answer_forAClientThatIsNotKnown_isThatOfThePublicZones(String qname, String expected) {
    client.source().set(InetAddress.ofLiteral("10.1.1.1"));
    client.source().clear();
    assertThat(ask(zones(), qname, RecordType.A)).isEqualTo(expected);
  }

  private String ask(ZoneDirectory zones, String qname, RecordType type) {
    question.qname().set(DnsName.of(qname).toWire(), 0);
    question.setQtype(type.code());
    engine.answer(zones, question, client, response);
    if (response.rcode() == Rcode.REFUSED) {
      return "REFUSED";
    }
    if (response.answer().size() > 0) {
      Rrset addresses = response.answer().rrset(0);
      return "A " + addresses.bytes()[addresses.end() - 1];
    }
    String kind = response.rcode() == Rcode.NXDOMAIN ? "NXDOMAIN" : "NODATA";
    return kind + " " + response.authority().rrset(0).ttlSeconds();
  }
}

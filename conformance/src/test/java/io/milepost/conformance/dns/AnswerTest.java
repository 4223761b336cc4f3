package io.milepost.conformance.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.TcpConversation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.RRType;

/** What DNS clients get for what was made over the API, and when. */
final class AnswerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int NOT_AUTHORITATIVE = 20;
  private static final String NSID = "node 1/\"answers\"";

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static DnsClient dns;
  private static String zoneId = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory, "--nsid", NSID);
    api = new Route53Api(milepost.apiUri());
    dns = new DnsClient(milepost.dns());
    zoneId = api.createZone("answers.example.com", "answers");
    api.change(
        zoneId,
        List.of(
            Changes.create("www.answers.example.com", RRType.A, 60, "192.0.2.1", "192.0.2.2"),
            Changes.create("*.wild.answers.example.com", RRType.A, 61, "192.0.2.3"),
            Changes.create("www.wild.answers.example.com", RRType.TXT, 62, "\"not wild\""),
            Changes.create(
                "chain.answers.example.com", RRType.CNAME, 63, "Link.answers.example.com"),
            Changes.create("link.answers.example.com", RRType.CNAME, 64, "www.answers.example.com"),
            Changes.create("away.answers.example.com", RRType.CNAME, 65, "www.example.net"),
            Changes.create("cut.answers.example.com", RRType.NS, 66, "ns.cut.answers.example.com"),
            Changes.create("ns.cut.answers.example.com", RRType.A, 67, "192.0.2.53")));
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static Name name(String text) {
    try {
      return new Name(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** The same answer over UDP and TCP. */
  private static Message ask(String qname, int type) {
    Message query = DnsQueries.edns(name(qname), type, 1232);
    Message udp = dns.udp(query);
    Message tcp = dns.tcp(query);
    assertThat(udp.getRcode()).isEqualTo(tcp.getRcode());
    assertThat(udp.getSection(Section.ANSWER))
        .containsExactlyInAnyOrderElementsOf(tcp.getSection(Section.ANSWER));
    return udp;
  }

  private static List<String> answers(String qname, int type) {
    return ask(qname, type).getSection(Section.ANSWER).stream()
        .map(record -> record.getName() + " " + record.getTTL() + " " + record.rdataToString())
        .toList();
  }

  @Test
  void wildcard_answersAnyName_butNotNamesThatExist() {
    assertThat(answers("a.wild.answers.example.com", Type.A))
        .containsExactly("a.wild.answers.example.com. 61 192.0.2.3");
    assertThat(answers("a.b.c.wild.answers.example.com", Type.A))
        .containsExactly("a.b.c.wild.answers.example.com. 61 192.0.2.3");
    assertThat(answers("*.wild.answers.example.com", Type.A))
        .containsExactly("*.wild.answers.example.com. 61 192.0.2.3");
    assertThat(answers("www.wild.answers.example.com", Type.A)).isEmpty();
    assertThat(ask("www.wild.answers.example.com", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(ask("wild.answers.example.com", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(ask("wilder.answers.example.com", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void caseOfTheQuestion_isKept() throws IOException {
    for (boolean overTcp : List.of(false, true)) {
      Message query = DnsQueries.plain(name("wWw.AnSwErS.eXaMpLe.CoM"), Type.A);
      Message answer = overTcp ? dns.tcp(query) : dns.udp(query);
      assertThat(answer.getQuestion().getName().toString()).isEqualTo("wWw.AnSwErS.eXaMpLe.CoM.");
      assertThat(answer.getSection(Section.ANSWER))
          .extracting(record -> record.getName().toString())
          .containsOnly("wWw.AnSwErS.eXaMpLe.CoM.");
      assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(answer.getHeader().getFlag(Flags.RA)).isFalse();
    }
  }

  @Test
  void caseOfTheZone_isSmall_andOfValuesAsWritten() {
    assertThat(answers("chain.answers.example.com", Type.CNAME))
        .containsExactly("chain.answers.example.com. 63 Link.answers.example.com.");
  }

  @Test
  void chain_isFollowedInsideTheZone() {
    // Names differ in case where one is compressed to the other: that is still the same name.
    List<String> chain =
        answers("chain.answers.example.com", Type.A).stream()
            .map(record -> record.toLowerCase(Locale.ROOT))
            .toList();
    assertThat(chain)
        .hasSize(4)
        .startsWith(
            "chain.answers.example.com. 63 link.answers.example.com.",
            "link.answers.example.com. 64 www.answers.example.com.");
    assertThat(answers("away.answers.example.com", Type.A))
        .containsExactly("away.answers.example.com. 65 www.example.net.");
  }

  @Test
  void delegation_isAReferralWithGlue() {
    Message referral = ask("host.cut.answers.example.com", Type.A);
    assertThat(referral.getHeader().getFlag(Flags.AA)).isFalse();
    assertThat(referral.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(referral.getSection(Section.ANSWER)).isEmpty();
    assertThat(referral.getSection(Section.AUTHORITY))
        .extracting(Record::rdataToString)
        .containsExactly("ns.cut.answers.example.com.");
    assertThat(referral.getSection(Section.ADDITIONAL))
        .filteredOn(record -> record.getType() == Type.A)
        .extracting(Record::rdataToString)
        .containsExactly("192.0.2.53");
  }

  @Test
  void negativeAnswers_carryTheSoa() {
    for (String qname : List.of("absent.answers.example.com", "www.answers.example.com")) {
      Message answer = ask(qname, Type.MX);
      assertThat(answer.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(answer.getSection(Section.AUTHORITY)).hasSize(1);
      SOARecord soa = (SOARecord) answer.getSection(Section.AUTHORITY).getFirst();
      assertThat(soa.getTTL()).isEqualTo(900);
      assertThat(soa.getSerial()).isEqualTo(1);
    }
    assertThat(ask("absent.answers.example.com", Type.MX).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("www.answers.example.com", Type.MX).getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @Test
  void foreignName_isRefusedWithAnExtendedError() {
    for (String qname : List.of("www.example.net", "example.com", "com", ".")) {
      Message answer = ask(qname, Type.A);
      assertThat(answer.getRcode()).isEqualTo(Rcode.REFUSED);
      assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
      List<EDNSOption> errors = answer.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
      assertThat(errors).hasSize(1);
      assertThat(((ExtendedErrorCodeOption) errors.getFirst()).getErrorCode())
          .isEqualTo(NOT_AUTHORITATIVE);
    }
    // Without EDNS there is no place for it.
    Message plain = dns.udp(DnsQueries.plain(name("www.example.net"), Type.A));
    assertThat(plain.getRcode()).isEqualTo(Rcode.REFUSED);
    assertThat(plain.getOPT()).isNull();
  }

  @Test
  void nsid_isGivenToThoseWhoAsk() {
    Message asking =
        DnsQueries.edns(name("www.answers.example.com"), Type.A, 1232, new NSIDOption(new byte[0]));
    for (Message answer : List.of(dns.udp(asking), dns.tcp(asking))) {
      assertThat(answer.getOPT().getOptions(EDNSOption.Code.NSID))
          .containsExactly(new NSIDOption(NSID.getBytes(StandardCharsets.US_ASCII)));
    }
    Message notAsking = dns.udp(DnsQueries.edns(name("www.answers.example.com"), Type.A, 1232));
    assertThat(notAsking.getOPT().getOptions(EDNSOption.Code.NSID)).isEmpty();
  }

  @Test
  void change_isAnsweredAsSoonAsTheApiHasAnswered() {
    for (int i = 1; i <= 100; i++) {
      String value = "10.0.0." + i;
      api.change(zoneId, List.of(Changes.upsert("now.answers.example.com", RRType.A, i, value)));
      assertThat(answers("now.answers.example.com", Type.A))
          .containsExactly("now.answers.example.com. " + i + " " + value);
    }
    api.change(
        zoneId, List.of(Changes.delete("now.answers.example.com", RRType.A, 100, "10.0.0.100")));
    assertThat(ask("now.answers.example.com", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void zone_isAnsweredFromItsCreationToItsDeletion() {
    for (int i = 0; i < 10; i++) {
      assertThat(ask("coming.example.org", Type.SOA).getRcode()).isEqualTo(Rcode.REFUSED);
      String id = api.createZone("coming.example.org", "coming " + i);
      assertThat(answers("coming.example.org", Type.NS)).hasSize(4);
      String below = api.createZone("below.coming.example.org", "below " + i);
      assertThat(answers("below.coming.example.org", Type.NS)).hasSize(4);
      assertThat(answers("below.coming.example.org", Type.SOA))
          .isNotEqualTo(answers("coming.example.org", Type.SOA));
      api.client().deleteHostedZone(request -> request.id(below));
      assertThat(ask("below.coming.example.org", Type.NS).getRcode()).isEqualTo(Rcode.NXDOMAIN);
      api.client().deleteHostedZone(request -> request.id(id));
    }
    assertThat(ask("coming.example.org", Type.SOA).getRcode()).isEqualTo(Rcode.REFUSED);
  }

  @Test
  void sameNamedZones_theEarliestAnswers() {
    String first = api.createZone("twin.example.org", "first twin");
    String second = api.createZone("twin.example.org", "second twin");
    api.change(first, List.of(Changes.create("a.twin.example.org", RRType.A, 60, "192.0.2.1")));
    api.change(second, List.of(Changes.create("a.twin.example.org", RRType.A, 60, "192.0.2.2")));
    assertThat(answers("a.twin.example.org", Type.A))
        .containsExactly("a.twin.example.org. 60 192.0.2.1");
    api.change(first, List.of(Changes.delete("a.twin.example.org", RRType.A, 60, "192.0.2.1")));
    api.client().deleteHostedZone(request -> request.id(first));
    assertThat(answers("a.twin.example.org", Type.A))
        .containsExactly("a.twin.example.org. 60 192.0.2.2");
  }

  @Test
  void refusedBatch_changesNoAnswer() {
    List<String> before = answers("www.answers.example.com", Type.A);
    assertThat(
            catchThrowable(() ->
                api.changeInOneBatch(
                    zoneId,
                    List.of(
                        Changes.upsert("www.answers.example.com", RRType.A, 1, "192.0.2.9"),
                        Changes.create("half.answers.example.com", RRType.A, 1, "192.0.2.9"),
                        Changes.create("half.answers.example.com", RRType.TXT, 1, "bad")))))
        .isNotNull();
    assertThat(answers("www.answers.example.com", Type.A))
        .containsExactlyInAnyOrderElementsOf(before);
    assertThat(ask("half.answers.example.com", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void largeAnswer_isTruncatedOverUdp_andWholeOverTcp() {
    String[] values = new String[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = "10.1." + i / 200 + "." + i % 200;
    }
    api.change(zoneId, List.of(Changes.create("large.answers.example.com", RRType.A, 60, values)));
    Message query = DnsQueries.edns(name("large.answers.example.com"), Type.A, 4096);
    Message udp = dns.udp(query);
    assertThat(udp.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(udp.numBytes()).isLessThanOrEqualTo(1232);
    assertThat(udp.getOPT().getPayloadSize()).isEqualTo(1232);
    Message tcp = dns.tcp(query);
    assertThat(tcp.getHeader().getFlag(Flags.TC)).isFalse();
    assertThat(tcp.getSection(Section.ANSWER)).hasSize(400);
  }

  @Test
  void tcp_manyQueriesAtOnce_areAllAnswered() throws IOException {
    int count = 200;
    Set<Integer> asked = new HashSet<>();
    List<byte[]> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String qname = i % 2 == 0 ? "www.answers.example.com" : i + ".wild.answers.example.com";
      Message query = DnsQueries.plain(name(qname), Type.A);
      query.getHeader().setID(1000 + i);
      asked.add(1000 + i);
      queries.add(query.toWire());
    }
    try (TcpConversation conversation = dns.connect()) {
      queries.forEach(conversation::send);
      Set<Integer> answered = new HashSet<>();
      for (int i = 0; i < count; i++) {
        Message answer = new Message(conversation.receive(PATIENCE).orElseThrow());
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getSection(Section.ANSWER)).isNotEmpty();
        answered.add(answer.getHeader().getID());
      }
      assertThat(answered).isEqualTo(asked);
      // The connection is still good for more.
      conversation.send(queries.getFirst());
      assertThat(conversation.receive(PATIENCE)).isPresent();
    }
  }

  @Test
  void tcp_halfClosedAfterTheQueries_isAnsweredAndClosed() throws IOException {
    try (TcpConversation conversation = dns.connect()) {
      for (int i = 0; i < 5; i++) {
        conversation.send(DnsQueries.plain(name("www.answers.example.com"), Type.A).toWire());
      }
      conversation.halfClose();
      for (int i = 0; i < 5; i++) {
        Message answer = new Message(conversation.receive(PATIENCE).orElseThrow());
        assertThat(answer.getSection(Section.ANSWER)).hasSize(2);
      }
      assertThat(conversation.isClosedByServerWithin(PATIENCE)).isTrue();
    }
  }

  @Test
  void tcp_queryInPieces_isAnswered() throws IOException {
    byte[] query = DnsQueries.plain(name("www.answers.example.com"), Type.A).toWire();
    try (TcpConversation conversation = dns.connect()) {
      conversation.sendOctets(new byte[] {0});
      conversation.sendOctets(new byte[] {(byte) query.length});
      for (byte octet : query) {
        conversation.sendOctets(new byte[] {octet});
      }
      assertThat(new Message(conversation.receive(PATIENCE).orElseThrow()).getRcode())
          .isEqualTo(Rcode.NOERROR);
    }
  }
}

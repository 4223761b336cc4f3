package io.milepost.conformance.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.zones.Notation;
import io.milepost.conformance.zones.RandomZone;
import io.milepost.conformance.zones.RecordSet;
import io.milepost.conformance.zones.RecordValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The comparison can fail: whatever is altered in a right answer is found. */
class PeerAnswersTest {
  private static final Name ORIGIN = Name.fromConstantString("z.test.");
  private static final RandomZone ZONE =
      new RandomZone(
          ORIGIN,
          Notation.ROUTE_53_ESCAPED,
          List.of(
              new RecordSet(
                  Name.fromConstantString("cut.z.test."),
                  Type.NS,
                  300,
                  List.of(
                      new RecordValue(
                          List.of(
                              new RecordValue.Domain(
                                  Name.fromConstantString("ns.cut.z.test."))))))));

  private static final String ANSWER =
      """
      a.z.test. 300 IN CNAME b.z.test.
      b.z.test. 60 IN MX 10 m.z.test.
      b.z.test. 60 IN MX 20 n.z.test.
      """;
  private static final String AUTHORITY = "z.test. 172800 IN NS ns.elsewhere.\n";
  private static final String ADDITIONAL =
      """
      m.z.test. 60 IN A 192.0.2.1
      m.z.test. 60 IN AAAA 2001:db8::1
      """;

  @Test
  void faultsOf_sameAnswerInOtherOrderAndCase_none() {
    Reply reordered =
        reply(
            """
            A.z.TEST. 300 IN CNAME B.z.test.
            b.z.test. 60 IN MX 20 n.Z.test.
            b.z.test. 60 IN MX 10 m.z.test.
            """,
            AUTHORITY,
            """
            m.z.test. 60 IN AAAA 2001:db8::1
            M.z.test. 60 IN A 192.0.2.1
            """);

    assertThat(peersAgreed().faultsOf(reordered)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.z.test. 301 IN CNAME b.z.test.", // a TTL
        "a.z.test. 300 IN CNAME c.z.test.", // data
        "c.z.test. 300 IN CNAME b.z.test.", // an owner
        "a.z.test. 300 IN PTR b.z.test.", // a type
        "", // a record less
        "a.z.test. 300 IN CNAME b.z.test.\na.z.test. 300 IN A 192.0.2.9" // one more
      })
  void faultsOf_alteredAnswer_found(String altered) {
    String answer = ANSWER.replace("a.z.test. 300 IN CNAME b.z.test.", altered);

    assertThat(peersAgreed().faultsOf(reply(answer, AUTHORITY, ADDITIONAL))).isNotEmpty();
  }

  @Test
  void faultsOf_chainInOtherOrder_found() {
    String answer =
        """
        b.z.test. 60 IN MX 10 m.z.test.
        b.z.test. 60 IN MX 20 n.z.test.
        a.z.test. 300 IN CNAME b.z.test.
        """;

    assertThat(peersAgreed().faultsOf(reply(answer, AUTHORITY, ADDITIONAL))).isNotEmpty();
  }

  @Test
  void faultsOf_alteredHeader_found() {
    for (int flag : new int[] {Flags.AA, Flags.RD, Flags.RA}) {
      Message message = message(ANSWER, AUTHORITY, ADDITIONAL);
      if (message.getHeader().getFlag(flag)) {
        message.getHeader().unsetFlag(flag);
      } else {
        message.getHeader().setFlag(flag);
      }

      assertThat(peersAgreed().faultsOf(Reply.of(message))).as(Flags.string(flag)).isNotEmpty();
    }
    Message message = message(ANSWER, AUTHORITY, ADDITIONAL);
    message.getHeader().setRcode(Rcode.NXDOMAIN);

    assertThat(peersAgreed().faultsOf(Reply.of(message))).isNotEmpty();
  }

  @Test
  void faultsOf_alteredAuthorityOrAdditional_found() {
    assertThat(peersAgreed().faultsOf(reply(ANSWER, "", ADDITIONAL))).isNotEmpty();
    assertThat(peersAgreed().faultsOf(reply(ANSWER, AUTHORITY.replace("172800", "60"), ADDITIONAL)))
        .isNotEmpty();
    assertThat(peersAgreed().faultsOf(reply(ANSWER, AUTHORITY, ""))).isNotEmpty();
    assertThat(
            peersAgreed()
                .faultsOf(reply(ANSWER, AUTHORITY, ADDITIONAL + "n.z.test. 60 IN A 192.0.2.2\n")))
        .isNotEmpty();
  }

  @Test
  void unexplained_peersDisagreeForNoKnownReason_found() {
    Reply nsd = reply(ANSWER, AUTHORITY, ADDITIONAL);
    Reply otherAnswer = reply(ANSWER.replace("60", "61"), AUTHORITY, ADDITIONAL);
    Reply otherAuthority = reply(ANSWER, AUTHORITY.replace("172800", "60"), ADDITIONAL);
    Reply otherAdditional = reply(ANSWER, AUTHORITY, "");

    for (Reply knot : List.of(otherAnswer, otherAuthority, otherAdditional)) {
      PeerAnswers peers = new PeerAnswers(ZONE, nsd, knot);

      assertThat(peers.unexplained()).isNotEmpty();
      assertThat(peers.faultsOf(nsd)).isNotEmpty();
    }
  }

  @Test
  void longChain_upToOurLimit_isAnsweredAsByNsd() {
    Reply nsd = reply(chain(8) + "c8.z.test. 60 IN A 192.0.2.1\n", AUTHORITY, "");
    Reply knot = reply(chain(5), "", "");
    PeerAnswers peers = new PeerAnswers(ZONE, nsd, knot);

    assertThat(peers.differences()).isEqualTo(Set.of(KnownDifference.LONG_CHAIN));
    assertThat(peers.faultsOf(nsd)).isEmpty();
    assertThat(peers.faultsOf(knot)).isNotEmpty();
  }

  @Test
  void longChain_beyondOurLimit_isCutThere() {
    Reply nsd = reply(chain(18) + "c18.z.test. 60 IN A 192.0.2.1\n", AUTHORITY, "");
    PeerAnswers peers = new PeerAnswers(ZONE, nsd, reply(chain(5), "", ""));

    assertThat(peers.faultsOf(reply(chain(16), "", ""))).isEmpty();
    assertThat(peers.faultsOf(reply(chain(15), "", ""))).isNotEmpty();
    assertThat(peers.faultsOf(nsd)).isNotEmpty();
  }

  @Test
  void positiveAuthority_isSentAsByNsd() {
    Reply nsd = reply(ANSWER, AUTHORITY, ADDITIONAL);
    Reply knot = reply(ANSWER, "", ADDITIONAL);
    PeerAnswers peers = new PeerAnswers(ZONE, nsd, knot);

    assertThat(peers.differences()).isEqualTo(Set.of(KnownDifference.POSITIVE_AUTHORITY));
    assertThat(peers.faultsOf(nsd)).isEmpty();
    assertThat(peers.faultsOf(knot)).isNotEmpty();
  }

  @Test
  void apexServerAddress_mayBeSent() {
    String authority = "z.test. 60 IN NS ns.z.test.\n";
    String address = "ns.z.test. 60 IN A 192.0.2.9\n";
    PeerAnswers peers =
        new PeerAnswers(
            ZONE, reply(ANSWER, authority, ADDITIONAL + address), reply(ANSWER, "", ADDITIONAL));

    assertThat(peers.differences()).contains(KnownDifference.APEX_SERVER_ADDRESS);
    assertThat(peers.faultsOf(reply(ANSWER, authority, ADDITIONAL + address))).isEmpty();
    assertThat(peers.faultsOf(reply(ANSWER, authority, ADDITIONAL))).isEmpty();
    assertThat(peers.faultsOf(reply(ANSWER, authority, address))).isNotEmpty();
  }

  @Test
  void hiddenAndServiceAddresses_mayBeSent() {
    for (String answer :
        List.of(
            "a.z.test. 60 IN MX 1 x.cut.z.test.\n", "a.z.test. 60 IN HTTPS 1 x.cut.z.test.\n")) {
      String address = "x.cut.z.test. 60 IN A 192.0.2.1\n";
      PeerAnswers peers =
          new PeerAnswers(ZONE, reply(answer, AUTHORITY, ""), reply(answer, AUTHORITY, address));

      assertThat(peers.unexplained()).isEmpty();
      assertThat(peers.faultsOf(reply(answer, AUTHORITY, ""))).isEmpty();
      assertThat(peers.faultsOf(reply(answer, AUTHORITY, address))).isEmpty();
      assertThat(peers.faultsOf(reply(answer, AUTHORITY, address.replace(".1", ".2"))))
          .isNotEmpty();
    }
  }

  @Test
  void serviceAddress_ofWhichBothSayNothing_mayBeSentIfTrue() {
    String answer = "a.z.test. 60 IN HTTPS 1 H.z.test.\n";
    Reply both = reply(answer, AUTHORITY, "");
    PeerAnswers peers = new PeerAnswers(zone("h.z.test."), both, both);

    assertThat(peers.faultsOf(reply(answer, AUTHORITY, "h.z.test. 60 IN A 192.0.2.1\n"))).isEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, "h.z.test. 60 IN A 192.0.2.2\n")))
        .isNotEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, "i.z.test. 60 IN A 192.0.2.1\n")))
        .isNotEmpty();
  }

  @Test
  void synthesizedAddress_isSentUnderTheTargetsName() {
    String answer = "a.z.test. 60 IN SRV 1 1 1 x.y.w.z.test.\n";
    String right = "x.y.w.z.test. 60 IN A 192.0.2.1\n";
    String shortened = "x.w.z.test. 60 IN A 192.0.2.1\n";
    PeerAnswers peers =
        new PeerAnswers(ZONE, reply(answer, AUTHORITY, shortened), reply(answer, AUTHORITY, right));

    assertThat(peers.differences()).isEqualTo(Set.of(KnownDifference.SYNTHESIZED_ADDRESS));
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, right))).isEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, shortened))).isNotEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, ""))).isNotEmpty();
  }

  @Test
  void synthesizedServiceAddress_isNotSentUnderTheWildcardsName() {
    String answer = "a.z.test. 60 IN HTTPS 1 x.w.z.test.\n";
    String right = "x.w.z.test. 60 IN A 192.0.2.1\n";
    String wildcards = "*.w.z.test. 60 IN A 192.0.2.1\n";
    PeerAnswers peers =
        new PeerAnswers(
            zone("*.w.z.test."), reply(answer, AUTHORITY, ""), reply(answer, AUTHORITY, wildcards));

    assertThat(peers.unexplained()).isEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, ""))).isEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, right))).isEmpty();
    assertThat(peers.faultsOf(reply(answer, AUTHORITY, wildcards))).isNotEmpty();
  }

  @Test
  void messageFaults_alteredMessage_found() {
    Message query = DnsQueries.edns(Name.fromConstantString("A.z.test."), Type.MX, 1232);
    Message right = answerTo(query);
    Message otherCase =
        answerTo(DnsQueries.edns(Name.fromConstantString("a.z.test."), Type.MX, 1232));
    Message twice = answerTo(query);
    twice.addRecord(records(ANSWER).getFirst(), Section.ANSWER);
    twice.addRecord(records(ANSWER).getFirst(), Section.ANSWER);
    Message withoutOpt = answerTo(query);
    withoutOpt.removeAllRecords(Section.ADDITIONAL);

    assertThat(MessageFaults.of(query, right)).isEmpty();
    assertThat(MessageFaults.of(query, otherCase)).isNotEmpty();
    assertThat(MessageFaults.of(query, twice)).isNotEmpty();
    assertThat(MessageFaults.of(query, withoutOpt)).isNotEmpty();
    assertThat(MessageFaults.of(query, query)).isNotEmpty();
  }

  /** A zone with one address. */
  private static RandomZone zone(String owner) {
    return new RandomZone(
        ORIGIN,
        Notation.ROUTE_53_ESCAPED,
        List.of(
            new RecordSet(
                Name.fromConstantString(owner),
                Type.A,
                60,
                List.of(new RecordValue(List.of(new RecordValue.Literal("192.0.2.1")))))));
  }

  private static PeerAnswers peersAgreed() {
    Reply both = reply(ANSWER, AUTHORITY, ADDITIONAL);
    PeerAnswers peers = new PeerAnswers(ZONE, both, both);
    assertThat(peers.unexplained()).isEmpty();
    assertThat(peers.faultsOf(both)).isEmpty();
    return peers;
  }

  private static String chain(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("c%d.z.test. 60 IN CNAME c%d.z.test.%n".formatted(i, i + 1));
    }
    return text.toString();
  }

  private static Message answerTo(Message query) {
    Message answer = query.clone();
    answer.getHeader().setFlag(Flags.QR);
    return answer;
  }

  private static Reply reply(String answer, String authority, String additional) {
    return Reply.of(message(answer, authority, additional));
  }

  private static Message message(String answer, String authority, String additional) {
    Message message = new Message();
    message.getHeader().setFlag(Flags.QR);
    message.getHeader().setFlag(Flags.AA);
    records(answer).forEach(record -> message.addRecord(record, Section.ANSWER));
    records(authority).forEach(record -> message.addRecord(record, Section.AUTHORITY));
    records(additional).forEach(record -> message.addRecord(record, Section.ADDITIONAL));
    return message;
  }

  private static List<Record> records(String masterFile) {
    List<Record> records = new ArrayList<>();
    try (Master master =
        new Master(
            new ByteArrayInputStream(masterFile.getBytes(StandardCharsets.US_ASCII)), Name.root)) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(masterFile, e);
    }
    return records;
  }
}

package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.respond.Transport;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers of random zones that are signed, beside the same answers without signatures. */
class RandomSignedAnswerTest {
  private static final int QUESTIONS = 100;
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<Integer> TYPES =
      List.of(
          Type.A,
          Type.AAAA,
          Type.MX,
          Type.NS,
          Type.SOA,
          Type.TXT,
          Type.CNAME,
          Type.SRV,
          Type.ANY,
          Type.DNSKEY,
          Type.DS,
          Type.NSEC,
          Type.RRSIG,
          Type.CAA,
          65_280);

  private static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answer_signedZone_isTheSameWithGoodSignatures(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomZone zone = new RandomZone(random);
    TestKeys keys = new TestKeys();
    ZoneSigning signing = keys.signing();
    ZoneDirectory signed = ZoneText.parse("signed\n" + zone.text(), signing);
    Asker asker = new Asker(() -> signed, keys.signatures(() -> NOW), () -> NOW);
    SignedAnswers answers = new SignedAnswers("example.com", signing);
    for (int i = 0; i < QUESTIONS; i++) {
      String name = zone.question();
      int type = TYPES.get(random.nextInt(TYPES.size()));
      Message plainQuery = Asker.query(name, type);
      Message query = plainQuery.clone();
      query.addRecord(
          new org.xbill.DNS.OPTRecord(1232, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
      Message plain = asker.ask(plainQuery, Transport.TCP);
      Message answer = asker.ask(query, Transport.TCP);
      if (plain.getRcode() == Rcode.REFUSED) {
        assertThat(answer.getRcode()).isEqualTo(Rcode.REFUSED);
        continue;
      }
      if (type != Type.RRSIG) {
        answers.check(answer, NOW);
      }
      if (type == Type.NSEC || type == Type.RRSIG) {
        continue;
      }
      compare(plain, answer, type);
    }
  }

  private static void compare(Message plain, Message answer, int type) throws Exception {
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getHeader().getFlag(Flags.AA)).isEqualTo(plain.getHeader().getFlag(Flags.AA));
    assertThat(SignedAnswers.withoutSignatures(answer, Section.ANSWER))
        .containsExactlyInAnyOrderElementsOf(plain.getSection(Section.ANSWER));
    List<Record> authority = plain.getSection(Section.AUTHORITY);
    boolean negative = authority.stream().anyMatch(record -> record.getType() == Type.SOA);
    boolean referral = !negative && !isOfApex(authority);
    if (!negative && !referral) {
      assertThat(SignedAnswers.records(answer, Section.AUTHORITY)).isEmpty();
      assertThat(SignedAnswers.records(answer, Section.ADDITIONAL)).isEmpty();
      return;
    }
    assertThat(SignedAnswers.withoutSignatures(answer, Section.AUTHORITY)).containsAll(authority);
    if (referral
        && SignedAnswers.records(answer, Section.AUTHORITY).stream()
            .anyMatch(record -> record.getType() == Type.DS)) {
      return;
    }
    NSECRecord nsec = SignedAnswers.nsec(answer);
    Name owner = nsec.getName();
    assertThat(nsec.getNext()).isEqualTo(Name.concatenate(Name.fromString("\\000"), owner));
    assertThat(nsec.hasType(Type.RRSIG)).isTrue();
    assertThat(nsec.hasType(Type.NSEC)).isTrue();
    if (referral) {
      assertThat(owner).isEqualTo(authority.getFirst().getName());
      assertThat(nsec.getTypes()).containsExactly(Type.NS, Type.RRSIG, Type.NSEC);
    } else {
      assertThat(nsec.hasType(type)).isFalse();
      assertThat(nsec.hasType(Type.CNAME)).isFalse();
      if (plain.getRcode() == Rcode.NXDOMAIN) {
        assertThat(nsec.getTypes()).containsExactly(Type.RRSIG, Type.NSEC);
      }
    }
  }

  private static boolean isOfApex(List<Record> authority) {
    return authority.isEmpty() || authority.getFirst().getName().labels() == 3;
  }
}

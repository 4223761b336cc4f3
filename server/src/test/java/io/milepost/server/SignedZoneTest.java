package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.dnssec.sign.KeyRing;
import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A zone that is signed, its neighbour that is not, and time that passes. */
class SignedZoneTest {
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
  private static final String ZONES =
      """
      signed
      example.com 900 SOA ns.example.net. admin.example.net. 1 7200 900 1209600 300
      example.com 172800 NS ns.example.net.
      www.example.com 60 A 192.0.2.1
      www.example.com 60 A 192.0.2.2
      week.example.com 700000 TXT "for long"
      alias.example.com 60 CNAME www.example.com.
      mail.example.com 60 MX 10 www.example.com.
      long.example.com 60 TXT "%1$s" "%1$s" "%1$s" "%1$s" "%1$s"
      *.wild.example.com 60 TXT "wild"
      *.wild.example.com 60 NS ns.example.net.
      cut.example.com 60 NS ns.cut.example.com.
      cut.example.com 60 NS www.example.com.
      ns.cut.example.com 60 A 192.0.2.53
      safe.example.com 60 NS ns.safe.example.com.
      safe.example.com 60 DS 1 13 2 ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB
      plain.test 900 SOA ns.example.net. admin.example.net. 1 7200 900 1209600 300
      plain.test 172800 NS ns.example.net.
      www.plain.test 60 A 192.0.2.1
      week.plain.test 700000 TXT "for long"
      """
          .formatted("x".repeat(240));

  private final TestKeys keys = new TestKeys();
  private final ZoneKey ksk = keys.key(KeyRole.KSK);
  private final ZoneKey otherKsk = keys.key(KeyRole.KSK);
  private final ZoneKey zsk = keys.key(KeyRole.ZSK);
  private final ZoneKey nextZsk = keys.key(KeyRole.ZSK, true, false);
  private final ZoneSigning signing = new ZoneSigning(List.of(ksk, otherKsk, zsk, nextZsk));
  private final SignedAnswers answers = new SignedAnswers("example.com", signing);

  private Instant now = START;
  private final InstantSource clock = () -> now;
  private ZoneDirectory zones = ZoneText.parse(ZONES, signing);
  private final Asker asker = new Asker(() -> zones, keys.signatures(clock), clock);

  private Message ask(String name, int type) {
    return ask(name, type, Transport.UDP, 1232);
  }

  private Message ask(String name, int type, Transport transport, int size) {
    return asker.ask(query(name, type, size), transport);
  }

  private static Message query(String name, int type, int size) {
    Message query = Asker.query(name, type);
    query.addRecord(new OPTRecord(size, 0, 0, ExtendedFlags.DO), Section.ADDITIONAL);
    return query;
  }

  private static RRSIGRecord rrsig(Message answer) {
    return answer.getSection(Section.ANSWER).stream()
        .filter(RRSIGRecord.class::isInstance)
        .map(RRSIGRecord.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no signature in " + answer));
  }

  private static ExtendedErrorCodeOption error(Message answer) {
    List<EDNSOption> options = answer.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR);
    assertThat(options).as("%s", answer).hasSize(1);
    return (ExtendedErrorCodeOption) options.getFirst();
  }

  @Test
  void answer_withoutDo_isAsIfNotSigned() {
    Message absent = asker.ask("absent.example.com", Type.A);
    assertThat(absent.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(absent.getSection(Section.AUTHORITY)).hasSize(1);

    Message present = asker.ask("www.example.com", Type.A);
    assertThat(present.getSection(Section.ANSWER)).hasSize(2);
    assertThat(present.getSection(Section.AUTHORITY)).hasSize(1);
  }

  @Test
  void answer_ofZoneThatIsNotSigned_hasNoSignatures() {
    Message absent = ask("absent.plain.test", Type.A);
    assertThat(absent.getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(absent.getSection(Section.AUTHORITY)).hasSize(1);
    assertThat(ask("plain.test", Type.DNSKEY).getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void ttl_ofSignedZone_isAWeekAtMost() {
    assertThat(ask("week.example.com", Type.TXT).getSection(Section.ANSWER).getFirst().getTTL())
        .isEqualTo(604_800);
    assertThat(
            asker.ask("week.example.com", Type.TXT).getSection(Section.ANSWER).getFirst().getTTL())
        .isEqualTo(604_800);
    assertThat(ask("week.plain.test", Type.TXT).getSection(Section.ANSWER).getFirst().getTTL())
        .isEqualTo(700_000);
    answers.check(ask("week.example.com", Type.TXT), now);
  }

  @Test
  void signature_ofALongTtl_isValidForAsLongAsCachesKeepIt() {
    RRSIGRecord first = rrsig(ask("week.example.com", Type.TXT));
    now = START.plus(Duration.ofHours(12)).minusSeconds(1);
    RRSIGRecord last = rrsig(ask("week.example.com", Type.TXT));
    assertThat(last).isEqualTo(first);
    assertThat(last.getExpire()).isAfter(now.plusSeconds(last.getTTL()));
  }

  @Test
  void dnskey_allPublished_signedByEachKsk() {
    Message answer = ask("example.com", Type.DNSKEY);

    answers.check(answer, now);
    assertThat(SignedAnswers.withoutSignatures(answer, Section.ANSWER)).hasSize(4);
    assertThat(answer.getSection(Section.ANSWER).stream().filter(RRSIGRecord.class::isInstance))
        .extracting(record -> ((RRSIGRecord) record).getFootprint())
        .containsExactlyInAnyOrder(ksk.keyTag(), otherKsk.keyTag());
    assertThat(answer.getSection(Section.ANSWER)).allMatch(record -> record.getTTL() == 3600);
    assertThat(rrsig(answer).getExpire()).isEqualTo(now.plus(Duration.ofDays(14)));

    assertThat(asker.ask("example.com", Type.DNSKEY).getSection(Section.ANSWER)).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "absent.example.com,     A,      RRSIG NSEC",
    "www.example.com,        AAAA,   A RRSIG NSEC",
    "wild.example.com,       TXT,    RRSIG NSEC",
    "x.wild.example.com,     MX,     TXT RRSIG NSEC",
    "example.com,            MX,     NS SOA RRSIG NSEC DNSKEY",
    "alias.example.com,      NSEC3,  A RRSIG NSEC",
    "safe.example.com,       A,      ",
    "cut.example.com,        DS,     NS RRSIG NSEC",
    "a.cut.example.com,      A,      NS RRSIG NSEC",
  })
  void nsec_denials_nameTheTypesThatAreThere(String name, String type, String types) {
    Message answer = ask(name, Type.value(type));

    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    answers.check(answer, now);
    if (types == null) {
      assertThat(SignedAnswers.records(answer, Section.AUTHORITY))
          .extracting(Record::getType)
          .containsExactly(Type.NS, Type.DS, Type.RRSIG);
    } else {
      NSECRecord nsec = SignedAnswers.nsec(answer);
      assertThat(nsec.rdataToString()).isEqualTo("\\000." + nsec.getName() + " " + types);
      assertThat(nsec.getTTL()).isEqualTo(300);
    }
  }

  @Test
  void referral_signedZone_hasGlueAlone() {
    Message answer = ask("a.cut.example.com", Type.A);

    assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
    assertThat(SignedAnswers.records(answer, Section.ADDITIONAL))
        .extracting(record -> record.getName().toString())
        .containsExactly("ns.cut.example.com.");
  }

  @Test
  void nsecAndRrsig_askedFor_areAnswered() {
    Message nsec = ask("www.example.com", Type.NSEC);
    answers.check(nsec, now);
    assertThat(nsec.getSection(Section.ANSWER).getFirst().rdataToString())
        .isEqualTo("\\000.www.example.com. A RRSIG NSEC");

    assertThat(ask("alias.example.com", Type.NSEC).getSection(Section.ANSWER).getFirst())
        .satisfies(record ->
            assertThat(record.rdataToString())
                .isEqualTo("\\000.alias.example.com. CNAME RRSIG NSEC"));
    assertThat(rrsig(ask("absent.example.com", Type.RRSIG)).getTypeCovered()).isEqualTo(Type.NSEC);
  }

  @Test
  void size_tooSmall_isTruncatedWhole() {
    Message truncated = ask("long.example.com", Type.TXT, Transport.UDP, 1232);
    assertThat(truncated.getHeader().getFlag(Flags.TC)).isTrue();
    assertThat(truncated.getSection(Section.ANSWER)).isEmpty();

    Message small = ask("absent.example.com", Type.A, Transport.UDP, 512);
    answers.check(small, now);

    Message whole = ask("long.example.com", Type.TXT, Transport.TCP, 512);
    assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
    answers.check(whole, now);
  }

  @Test
  void signature_isKeptUntilItsRefresh_andMadeAnewWhenTheClockJumps() {
    RRSIGRecord first = rrsig(ask("www.example.com", Type.A));
    assertThat(first.getTimeSigned()).isEqualTo(START.minus(Duration.ofHours(1)));

    now = START.plus(Duration.ofHours(12)).minusSeconds(1);
    assertThat(rrsig(ask("www.example.com", Type.A))).isEqualTo(first);

    now = START.plus(Duration.ofHours(12));
    RRSIGRecord refreshed = rrsig(ask("www.example.com", Type.A));
    assertThat(refreshed.getExpire()).isEqualTo(now.plus(Duration.ofDays(1)));

    now = START.minus(Duration.ofDays(400));
    answers.check(ask("www.example.com", Type.A), now);
    now = START.plus(Duration.ofDays(400));
    answers.check(ask("www.example.com", Type.A), now);
    answers.check(ask("absent.example.com", Type.A), now);
    answers.check(ask("example.com", Type.DNSKEY), now);
  }

  @Test
  void keys_replaced_signAtOnce() {
    int before = rrsig(ask("www.example.com", Type.A)).getFootprint();
    assertThat(before).isEqualTo(zsk.keyTag());
    ZoneKey resting = new ZoneKey(zsk.dnskey(), zsk.sealed(), true, false);
    ZoneKey signs = new ZoneKey(nextZsk.dnskey(), nextZsk.sealed(), true, true);

    zones = ZoneText.parse(ZONES, new ZoneSigning(List.of(ksk, otherKsk, resting, signs)));

    Message answer = ask("www.example.com", Type.A);
    assertThat(rrsig(answer).getFootprint()).isEqualTo(nextZsk.keyTag());
    answers.check(answer, now);
  }

  @Test
  void keys_thatCannotBeOpened_areServfailUntilTheyCan() {
    keys.lock(true);
    Message answer = ask("www.example.com", Type.A);
    assertThat(answer.getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(error(answer).getText()).isEqualTo("the keys of the zone can't be opened");
    assertThat(ask("www.plain.test", Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(asker.ask("www.example.com", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);

    keys.lock(false);
    now = now.plusSeconds(9);
    assertThat(ask("www.example.com", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    now = now.plusSeconds(1);
    answers.check(ask("www.example.com", Type.A), now);
  }

  /** Each look at the time is a millisecond later, and so is the end of each signature. */
  @Test
  void flood_ofNamesToBeSigned_leavesWarmAnswersAlone() {
    AtomicLong nanos = new AtomicLong();
    Signatures signatures =
        new Signatures(new KeyRing(keys, 1), clock, () -> nanos.addAndGet(1_000_000));
    Asker flooded = new Asker(() -> zones, signatures, clock);
    Message warm = query("www.example.com", Type.A, 1232);
    answers.check(flooded.ask(warm, Transport.UDP), now);
    int truncated = 0;
    for (int i = 0; i < 200; i++) {
      Message query = query("n" + i + ".example.com", Type.A, 1232);
      Message answer = flooded.ask(query, Transport.UDP);
      assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
      if (answer.getHeader().getFlag(Flags.TC)) {
        truncated++;
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY)).isEmpty();
      } else {
        answers.check(answer, now);
      }
      answers.check(flooded.ask(warm, Transport.UDP), now);
    }
    assertThat(truncated).isBetween(50, 199);
    assertThat(flooded.counters().postponed()).isEqualTo(truncated);
    assertThat(flooded.counters().signed()).isEqualTo(2 + 200 - truncated);

    byte[] late = query("late.example.com", Type.A, 1232).toWire();
    System.arraycopy(late, 0, flooded.responder().received(), 0, late.length);
    int length = flooded.responder().respond(late.length, Transport.TCP);
    while (length == QueryResponder.LATER) {
      length = flooded.responder().respond(late.length, Transport.TCP);
    }
    assertThat(length).isPositive();
  }
}

package io.milepost.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Response;
import io.milepost.policy.client.Client;
import io.milepost.server.Asker;
import io.milepost.server.RandomZone;
import io.milepost.server.ZoneText;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The short way of writing an answer says what the general one says. */
class PlainWriterTest {
  private static final int QUESTIONS = 200;
  private static final int[] TYPES = {
    Type.A,
    Type.AAAA,
    Type.MX,
    Type.SRV,
    Type.TXT,
    Type.NS,
    Type.SOA,
    Type.CNAME,
    Type.DS,
    Type.PTR,
    Type.HTTPS,
    Type.CAA
  };
  private static final int[] LIMITS = {512, 1232, ResponseWriter.MAX_TCP_LENGTH};

  private static final String LONG = "l".repeat(63) + ".";

  /** Names that only just fit, pointers to the apex, and a zone that hardly has one. */
  private static final String CORNERS =
      """
      . 900 SOA a. b. 1 7200 900 1209600 300
      . 900 NS a
      . 900 MX 1 a
      a 60 A 192.0.2.1
      b 60 CNAME a
      c 60 NS a
      c 60 NS ns.c
      ns.c 60 A 192.0.2.2
      d 900 SOA d. d. 1 7200 900 1209600 300
      d 900 NS d
      d 900 NS ns.e.d
      d 60 A 192.0.2.3
      d 60 MX 1 d
      d 60 MX 2 mail.d
      mail.d 60 A 192.0.2.4
      mail.d 60 AAAA 2001:db8::4
      up.d 60 CNAME d
      upup.d 60 CNAME up.d
      round.d 60 CNAME about.d
      about.d 60 CNAME round.d
      out.d 60 CNAME a
      into.d 60 CNAME www.e.d
      none.d 60 CNAME nothing.d
      *.w.d 60 CNAME mail.d
      srv.d 60 SRV 1 2 3 d
      srv.d 60 SRV 1 2 4 mail.d
      srv.d 60 SRV 1 2 5 a
      ptr.d 60 PTR d
      one.d 60 MX 1 a
      two.d 60 MX 1 a
      two.d 60 MX 2 b
      mixed.d 60 MX 1 a
      mixed.d 60 MX 2 mail.d
      e.d 60 NS d
      e.d 60 NS ns.e.d
      e.d 60 NS e.d
      e.d 60 A 192.0.2.5
      ns.e.d 60 A 192.0.2.6
      ns.e.d 60 AAAA 2001:db8::6
      LLLd 60 A 192.0.2.7
      LLLd 60 AAAA 2001:db8::7
      long.d 60 CNAME LLLd
      long.LLd 60 MX 1 LLLd
      long.LLd 60 MX 2 mLLLd
      mLLLd 60 A 192.0.2.8
      """
          .replaceAll("(?m)mLLLd", "m." + LONG.repeat(3) + "d")
          .replaceAll("(?m)L(?=[Ld])", LONG);

  private final AnswerEngine engine = new AnswerEngine();
  private final QueryParser parser = new QueryParser();
  private final Query query = new Query();
  private final Response response = new Response();
  private final ResponseWriter usual = new ResponseWriter(null, Asker.AS_GIVEN, 0);
  private final ResponseWriter general =
      new ResponseWriter(null, Asker.AS_GIVEN, 0, InstantSource.system(), false);
  private final PlainWriter plain = new PlainWriter(Asker.AS_GIVEN);

  private int plainAnswers;

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void write_randomZone_saysWhatTheGeneralWaySays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomZone zone = new RandomZone(random);
    ZoneDirectory zones = ZoneText.parse(zone.text());
    for (int i = 0; i < QUESTIONS; i++) {
      Message asked = Asker.query(zone.question(), TYPES[random.nextInt(TYPES.length)]);
      if (random.nextBoolean()) {
        asked.addRecord(new OPTRecord(1232, 0, 0), Section.ADDITIONAL);
      }
      check(zones, asked);
    }
    assertThat(plainAnswers).isGreaterThan(QUESTIONS / 4);
  }

  @Test
  void write_cornersOfZones_saysWhatTheGeneralWaySays() {
    ZoneDirectory zones = ZoneText.parse(CORNERS);
    List<String> owners = CORNERS.lines().map(line -> line.split(" ", 2)[0]).distinct().toList();
    for (String owner : owners) {
      for (String name : List.of(owner, "x." + owner, owner.replace('d', 'D'))) {
        if (name.length() < 250) {
          for (int type : TYPES) {
            check(zones, Asker.query(name.equals("x..") ? "x" : name, type));
          }
        }
      }
    }
    assertThat(plainAnswers).isGreaterThan(QUESTIONS);
  }

  private void check(ZoneDirectory zones, Message asked) {
    byte[] octets = asked.toWire();
    assertThat(parser.parse(octets, octets.length, query)).isEqualTo(ParseOutcome.OK);
    query.readName();
    engine.answer(zones, query.question(), new Client(), response);
    for (int limit : LIMITS) {
      Message expected = write(general, limit);
      Message actual = write(usual, limit);
      String what = asked + " in " + limit;
      assertThat(actual.getHeader().toString()).as(what).isEqualTo(expected.getHeader().toString());
      for (int section = Section.QUESTION; section <= Section.ADDITIONAL; section++) {
        List<String> records = records(actual, section);
        if (section == Section.ADDITIONAL) {
          // The general way puts first what a referral needs.
          assertThat(records)
              .as(what)
              .containsExactlyInAnyOrderElementsOf(records(expected, section));
        } else {
          assertThat(records).as(what).isEqualTo(records(expected, section));
        }
      }
    }
    byte[] buffer = new byte[ResponseWriter.MAX_TCP_LENGTH + 1024];
    if (plain.write(query, response, buffer, query.questionEnd(), 1232) > 0) {
      plainAnswers++;
    }
  }

  /** In lower case: a name may be a pointer at another spelling of it. */
  private static List<String> records(Message message, int section) {
    return message.getSection(section).stream()
        .map(record -> record.toString().toLowerCase(Locale.ROOT))
        .toList();
  }

  private Message write(ResponseWriter writer, int limit) {
    int length = writer.write(query, response, limit);
    assertThat(length).isLessThanOrEqualTo(limit);
    return Asker.parse(Arrays.copyOf(writer.message(), length));
  }
}

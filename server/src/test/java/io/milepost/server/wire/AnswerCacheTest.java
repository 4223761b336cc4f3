package io.milepost.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.milepost.model.name.NameHash;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Response;
import io.milepost.policy.client.Client;
import io.milepost.policy.order.SeededOrder;
import io.milepost.server.Asker;
import io.milepost.server.RandomZone;
import io.milepost.server.RawMessage;
import io.milepost.server.ZoneText;
import io.milepost.server.respond.Transport;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Type;

/** An answer that was kept is the one that would be written. */
class AnswerCacheTest {
  private static final String ZONE =
      """
      example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
      example.com 3600 NS ns.example.com
      ns.example.com 60 A 192.0.2.53
      www.example.com 60 A 192.0.2.1
      www.example.com 60 A 192.0.2.2
      www.example.com 60 A 192.0.2.3
      www.example.com 60 AAAA 2001:db8::1
      www.example.com 60 AAAA 2001:db8::2
      alias.example.com 60 CNAME www.example.com
      one.example.com 60 CNAME ns.example.com
      mail.example.com 60 MX 1 www.example.com
      mail.example.com 60 MX 2 ns.example.com
      text.example.com 60 TXT "some text"
      sub.example.com 60 NS ns.sub.example.com
      ns.sub.example.com 60 A 192.0.2.54
      long.example.com 60 TXT "%s" "and more than fits a slot, with everything that stands beside it"
      *.wild.example.com 60 A 192.0.2.7
      """
          .formatted("x".repeat(250));
  private static final int[] TYPES = {Type.A, Type.AAAA, Type.NS, Type.MX, Type.TXT, Type.ANY};
  private static final int QUESTIONS = 300;

  private final AnswerEngine engine = new AnswerEngine();
  private final Response response = new Response();
  private final QueryParser parser = new QueryParser();
  private final Query query = new Query();

  private static RawMessage question(String name, int type) {
    return RawMessage.header(0, 1, 0, 0, 1).question(name, type, 1);
  }

  /** Asks once; whether the answer had been kept. */
  private boolean ask(ResponseWriter writer, ZoneDirectory zones, String name, int type) {
    byte[] octets = question(name, type).opt().toBytes();
    byte[] message = Arrays.copyOf(octets, octets.length + NameHash.SLACK);
    assertThat(parser.parse(message, octets.length, query)).isEqualTo(ParseOutcome.OK);
    if (writer.writeKept(zones, query, 1232) > 0) {
      return true;
    }
    query.readName();
    engine.answer(zones, query.question(), new Client(), response);
    writer.write(query, response, 1232);
    return false;
  }

  @ParameterizedTest(name = "{0} {1}: kept {2}")
  @CsvSource({
    "www.example.com, A, true",
    "WWW.Example.com, AAAA, true",
    "www.example.com, MX, true",
    "absent.example.com, A, true",
    "any.wild.example.com, A, true",
    "example.com, SOA, true",
    "one.example.com, A, true",
    "text.example.com, TXT, true",
    "below.sub.example.com, A, true",
    // An order to be drawn that is not that of the addresses of the question's name.
    "alias.example.com, A, false",
    "mail.example.com, MX, false",
    // Longer than a slot.
    "long.example.com, TXT, false",
    // No zone's answer.
    "example.net, A, false",
  })
  void write_thenSameQuestion_isKept(String name, String type, boolean kept) {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    ResponseWriter writer = new ResponseWriter(null, Asker.AS_GIVEN, 1024);
    assertThat(ask(writer, zones, name, Type.value(type))).isFalse();
    assertThat(ask(writer, zones, name, Type.value(type))).isEqualTo(kept);
  }

  @Test
  void find_anotherCaseTypeOrName_isToldApart() {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    ResponseWriter writer = new ResponseWriter(null, Asker.AS_GIVEN, 64);
    for (String name : new String[] {"www.example.com", "text.example.com"}) {
      ask(writer, zones, name, Type.A);
      assertThat(ask(writer, zones, name.replace('e', 'E'), Type.A)).isTrue();
      assertThat(ask(writer, zones, name, Type.AAAA)).isFalse();
      assertThat(ask(writer, zones, "x" + name.substring(1), Type.A)).isFalse();
    }
  }

  @Test
  void find_otherZones_forgetsAll() {
    ZoneDirectory before = ZoneText.parse(ZONE);
    ZoneDirectory after = ZoneText.parse(ZONE);
    ResponseWriter writer = new ResponseWriter(null, Asker.AS_GIVEN, 64);
    ask(writer, before, "www.example.com", Type.A);
    assertThat(ask(writer, before, "www.example.com", Type.A)).isTrue();
    assertThat(ask(writer, after, "www.example.com", Type.A)).isFalse();
    assertThat(ask(writer, after, "www.example.com", Type.A)).isTrue();
    assertThat(ask(writer, before, "www.example.com", Type.A)).isFalse();
  }

  @Test
  void find_questionsThatNeverComeAgain_thenOnesThatDo_areKeptAgain() {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    ResponseWriter writer = new ResponseWriter(null, Asker.AS_GIVEN, 1024);
    for (int i = 0; i < 10_000; i++) {
      ask(writer, zones, "x" + i + ".wild.example.com", Type.A);
    }
    int before = 0;
    for (int i = 0; i < 200; i++) {
      before += ask(writer, zones, "y" + i % 50 + ".wild.example.com", Type.A) ? 1 : 0;
    }
    assertThat(before).as("only a sample").isLessThan(50);
    for (int i = 0; i < 400_000; i++) {
      ask(writer, zones, "y" + i % 50 + ".wild.example.com", Type.A);
    }
    int after = 0;
    for (int i = 0; i < 200; i++) {
      after += ask(writer, zones, "y" + i % 50 + ".wild.example.com", Type.A) ? 1 : 0;
    }
    assertThat(after).as("nearly all").isGreaterThan(180);
  }

  @Test
  void find_manyQuestionsThatAreNeverKept_changeNothing() {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    ResponseWriter writer = new ResponseWriter(null, Asker.AS_GIVEN, 1024);
    for (int i = 0; i < 20_000; i++) {
      ask(writer, zones, "x" + i + ".example.net", Type.A);
    }
    int kept = 0;
    for (int i = 0; i < 200; i++) {
      kept += ask(writer, zones, "y" + i % 50 + ".wild.example.com", Type.A) ? 1 : 0;
    }
    assertThat(kept).isGreaterThan(130);
  }

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  /** Few slots, so that answers push each other out; many, so that all stay. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answers_keptOrNot_areEqual(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ZoneDirectory[] zones = new ZoneDirectory[1];
    Asker without = new Asker(() -> zones[0], Asker.AS_GIVEN, 0);
    Asker few = new Asker(() -> zones[0], Asker.AS_GIVEN, 64);
    Asker many = new Asker(() -> zones[0], Asker.AS_GIVEN, 1 << 14);
    for (int version = 0; version < 3; version++) {
      RandomZone zone = new RandomZone(random);
      zones[0] = ZoneText.parse(zone.text());
      for (int i = 0; i < QUESTIONS; i++) {
        String name = zone.question();
        String asked = random.nextBoolean() ? name : name.replace('a', 'A').replace('m', 'M');
        RawMessage message = question(asked, TYPES[random.nextInt(TYPES.length)]);
        byte[] octets = message.opt(random.nextInt(1500), 0, random.nextInt(2) << 15).toBytes();
        Transport transport = random.nextBoolean() ? Transport.UDP : Transport.TCP;
        List<String> expected = text(without.ask(octets, transport));
        assertThat(text(few.ask(octets, transport))).isEqualTo(expected);
        assertThat(text(many.ask(octets, transport))).isEqualTo(expected);
      }
    }
  }

  /**
   * With the records in alphabetical order, in lower case: whether glue comes first, and whether a
   * name in rdata is a pointer into the question and has its case, depends on the room there was.
   */
  private static List<String> text(byte[] answer) {
    String text = Asker.parse(answer).toString().replaceAll("; Message size: .*", "");
    return text.toLowerCase(Locale.ROOT).lines().sorted().toList();
  }

  /** With a seed the n-th order is a function of n, whether answers are kept or not. */
  @ParameterizedTest
  @ValueSource(strings = {"www.example.com", "Alias.example.com", "mail.example.com"})
  void answers_seededOrder_areEqual(String name) {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    Asker without = new Asker(() -> zones, new SeededOrder(7), 0);
    Asker with = new Asker(() -> zones, new SeededOrder(7), 1024);
    for (int i = 0; i < 50; i++) {
      byte[] octets = question(name, Type.A).opt().toBytes();
      assertThat(with.ask(octets, Transport.UDP)).isEqualTo(without.ask(octets, Transport.UDP));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 63, 100})
  void new_noPowerOfTwo_isRefused(int slots) {
    assertThatIllegalArgumentException().isThrownBy(() -> AnswerCache.plain(slots));
  }
}

package io.milepost.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.health.HealthSnapshot;
import io.milepost.model.health.HealthView;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.Response;
import io.milepost.policy.client.CidrMap;
import io.milepost.policy.client.Client;
import io.milepost.policy.order.SeededChance;
import io.milepost.policy.order.SeededOrder;
import io.milepost.policy.place.LatencyModel;
import io.milepost.policy.place.Locator;
import io.milepost.policy.place.Place;
import io.milepost.policy.route.Endpoints;
import io.milepost.policy.route.RoutingSources;
import io.milepost.policy.route.ToldEndpoint;
import io.milepost.policy.route.ToldEndpoints;
import io.milepost.server.Asker;
import io.milepost.server.RawMessage;
import io.milepost.server.RoutedZone;
import io.milepost.server.respond.Transport;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that is chosen from sets that were kept is the one that the whole walk would give. */
class KeptChoiceTest {
  private static final int QUESTIONS = 6_000;
  private static final int CHECKS = 4;
  private static final List<String> PLACES = List.of("US", "FR", "JP", "BR");
  private static final int[] TYPES = {1, 16, 28, 255};

  /** Health that flips. */
  private static final class Switchboard implements HealthView {
    private final HealthSlots slots = new HealthSlots();
    private HealthSnapshot snapshot = HealthSnapshot.ALL_HEALTHY;

    void flip(int check, boolean healthy) {
      snapshot = snapshot.with(slots.slotOf(new HealthCheckId("check-" + check)), healthy);
    }

    @Override
    public HealthSnapshot now() {
      return snapshot;
    }

    @Override
    public HealthSlots slots() {
      return slots;
    }
  }

  private final Switchboard health = new Switchboard();
  private final ToldEndpoints endpoints = new ToldEndpoints(Map.of(), Endpoints.UNKNOWN);
  private ZoneDirectory zones = RoutedZone.directory();

  /** Where the client is, its third octet decides. */
  private static Place locate(long high) {
    int number = (int) (high >>> 40) & 7;
    return number < PLACES.size() ? Place.parse(PLACES.get(number)) : Place.UNKNOWN;
  }

  private Asker asker(int keptAnswers) {
    Locator locator = address -> locate(address.high());
    RoutingSources sources =
        new RoutingSources(health, locator, LatencyModel.BY_DISTANCE, endpoints);
    AnswerEngine engine = new AnswerEngine(CidrMap.of(Map.of()), sources, new SeededChance(7));
    return new Asker(() -> zones, engine, new SeededOrder(7), keptAnswers);
  }

  static LongStream seeds() {
    return LongStream.range(0, 8);
  }

  /** The same draws for the same questions, so that the octets are equal, the scope among them. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answers_keptOrNot_areEqual(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Asker without = asker(0);
    Asker few = asker(64);
    Asker many = asker(1 << 12);
    List<String> names = RoutedZone.names();
    for (int i = 0; i < QUESTIONS; i++) {
      if (random.nextInt(10) == 0) {
        health.flip(random.nextInt(CHECKS), random.nextBoolean());
      }
      if (random.nextInt(200) == 0) {
        zones = RoutedZone.directory(random.nextInt(10));
      }
      if (random.nextInt(50) == 0) {
        tell(random.nextInt(3));
      }
      byte[] octets = question(random, names.get(random.nextInt(names.size())));
      Transport transport = random.nextBoolean() ? Transport.UDP : Transport.TCP;
      byte[] expected = without.ask(octets, transport);
      assertThat(few.ask(octets, transport)).isEqualTo(expected);
      assertThat(many.ask(octets, transport)).isEqualTo(expected);
    }
  }

  /** The endpoint has that many addresses; nobody knows it if these are none. */
  private void tell(int addresses) {
    endpoints.remove(RoutedZone.ENDPOINT);
    if (addresses > 0) {
      List<InetAddress> all =
          List.of(InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("192.0.2.2"));
      endpoints.put(RoutedZone.ENDPOINT, new ToldEndpoint(all.subList(0, addresses), true));
    }
  }

  private static byte[] question(SplittableRandom random, String name) {
    String asked = random.nextBoolean() ? name : name.replace('e', 'E').replace('a', 'A');
    int type = random.nextInt(3) == 0 ? TYPES[random.nextInt(TYPES.length)] : 1;
    int additionals = random.nextInt(5) == 0 ? 0 : 1;
    RawMessage message = RawMessage.header(0, 1, 0, 0, additionals).question(asked, type, 1);
    if (additionals == 0) {
      return message.toBytes();
    }
    int size = random.nextBoolean() ? 512 : 1232;
    int flags = random.nextInt(3) == 0 ? 0x8000 : 0;
    return message.opt(size, 0, flags, subnet(random)).toBytes();
  }

  /** No client subnet, one of no bits, or one of 16 or 24. */
  private static byte[] subnet(SplittableRandom random) {
    byte place = (byte) random.nextInt(6);
    return switch (random.nextInt(5)) {
      case 0 -> new byte[0];
      case 1 -> new byte[] {0, 8, 0, 4, 0, 1, 0, 0};
      case 2 -> new byte[] {0, 8, 0, 6, 0, 1, 16, 0, 10, 0};
      case 3 -> new byte[] {0, 8, 0, 8, 0, 2, 32, 0, 0x20, 1, 0x0d, (byte) (0xb8 + place % 2)};
      default -> new byte[] {0, 8, 0, 7, 0, 1, 24, 0, 10, 0, place};
    };
  }

  @ParameterizedTest(name = "{0} {1}: kept {2}")
  @CsvSource({
    "weighted.example.com, A, true",
    "Failover.example.com, A, true",
    "tree.example.com, A, true",
    "any.wild.example.com, A, true",
    "text.example.com, TXT, true",
    "weighted.example.com, ANY, true",
    // What a CNAME leads to, or needs names to be shortened, depends on what is chosen.
    "cname.example.com, A, false",
    "mail.example.com, MX, false",
  })
  void answer_sameQuestionAgain_isChosenFromWhatWasKept(String name, String type, boolean kept) {
    ResponseWriter writer = new ResponseWriter(null, Asker.AS_GIVEN, 1024);
    AnswerEngine engine = new AnswerEngine();
    Query query = new Query();
    Response response = new Response();
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int code = type.equals("ANY") ? 255 : RecordType.valueOf(type).code();
      byte[] octets = RawMessage.header(0, 1, 0, 0, 1).question(name, code, 1).opt().toBytes();
      byte[] message = Arrays.copyOf(octets, 600);
      assertThat(new QueryParser().parse(message, octets.length, query)).isEqualTo(ParseOutcome.OK);
      found.add(writer.writeKept(zones, query, 1232));
      query.readName();
      engine.answer(zones, query.question(), new Client(), response);
      writer.write(query, response, 1232);
    }
    assertThat(found).containsExactly(0, kept ? ResponseWriter.CHOOSE : 0);
  }
}

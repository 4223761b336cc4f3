package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.server.respond.Transport;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;

/** Good queries with octets changed, cut, doubled and added: no fault, and only sane answers. */
class MutationTest {
  private static final int MESSAGES = 20_000;

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(10);
  }

  private static List<byte[]> seedMessages(RandomZone zone) {
    return List.of(
        Asker.query(zone.question(), 1).toWire(),
        Asker.query(zone.question(), 255).toWire(),
        RawMessage.query(zone.question(), 1).opt().toBytes(),
        RawMessage.query(zone.question(), 1).opt(512, 0, 0x8000, new byte[] {0, 3, 0, 0}).toBytes(),
        RawMessage.query("a.".repeat(127), 1).opt().toBytes(),
        RawMessage.header(0, 1, 0, 1, 1)
            .question("example.com", 251, 1)
            .question("example.com", 6, 1)
            .raw(new byte[] {0, 0, 0, 0, 0, 0})
            .opt()
            .toBytes());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void respond_mutatedQuery_answersSanelyOrDrops(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomZone zone = new RandomZone(random);
    Asker asker = new Asker(ZoneText.parse(zone.text()));
    List<byte[]> good = seedMessages(zone);
    for (int i = 0; i < MESSAGES; i++) {
      byte[] query = good.get(random.nextInt(good.size()));
      for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
        query = mutate(query, random);
      }
      Transport transport = random.nextBoolean() ? Transport.UDP : Transport.TCP;

      byte[] answer = asker.ask(query, transport);

      check(query, answer, transport);
      assertThat(asker.counters().failures()).as(hex(query)).isZero();
    }
  }

  private static byte[] mutate(byte[] message, SplittableRandom random) {
    if (message.length == 0) {
      return new byte[random.nextInt(20)];
    }
    byte[] result = message.clone();
    int at = random.nextInt(message.length);
    switch (random.nextInt(6)) {
      case 0 -> result[at] = (byte) random.nextInt();
      case 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> result[at] = (byte) (random.nextBoolean() ? 0xff : 0xc0);
      case 3 -> result = Arrays.copyOf(message, at);
      case 4 -> result = Arrays.copyOf(message, message.length + random.nextInt(1, 300));
      default -> {
        result = new byte[message.length + 1];
        System.arraycopy(message, 0, result, 0, at);
        result[at] = (byte) random.nextInt();
        System.arraycopy(message, at, result, at + 1, message.length - at);
      }
    }
    return result;
  }

  private static void check(byte[] query, byte[] answer, Transport transport) {
    boolean response = query.length >= 3 && (query[2] & 0x80) != 0;
    if (query.length < 12 || response) {
      assertThat(answer).as(hex(query)).isEmpty();
      return;
    }
    assertThat(answer).as(hex(query)).hasSizeBetween(12, transport == Transport.UDP ? 1232 : 65535);
    Message parsed = Asker.parse(answer);
    assertThat(parsed.getHeader().getID()).isEqualTo((query[0] & 0xff) << 8 | (query[1] & 0xff));
    assertThat(parsed.getHeader().getOpcode()).isEqualTo(query[2] >> 3 & 15);
    assertThat(parsed.getRcode())
        .as(hex(query))
        .isIn(
            Rcode.NOERROR,
            Rcode.NXDOMAIN,
            Rcode.FORMERR,
            Rcode.NOTIMP,
            Rcode.REFUSED,
            Rcode.BADVERS);
    if (parsed.getHeader().getOpcode() != Opcode.QUERY) {
      assertThat(parsed.getRcode()).isEqualTo(Rcode.NOTIMP);
    }
  }

  private static String hex(byte[] message) {
    return HexFormat.of().formatHex(message);
  }
}

package io.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.order.RandomOrder;
import io.milepost.server.respond.Transport;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AllocationTest {
  private static final int ROUNDS = 2_000;

  /** What counting itself, and a compiler that works beside, may cost; less than one octet each. */
  private static final long TOLERATED_OCTETS = 10_000;

  @ParameterizedTest
  @EnumSource(Transport.class)
  void respond_afterWarmUp_allocatesNothing(Transport transport) {
    SplittableRandom random = new SplittableRandom(1);
    RandomZone zone = new RandomZone(random);
    ZoneDirectory zones = ZoneText.parse(zone.text());
    Asker asker = new Asker(() -> zones, new RandomOrder(random));
    List<byte[]> queries =
        List.of(
            RawMessage.query("example.com", 1).opt().toBytes(),
            RawMessage.query(zone.question(), 1).opt().toBytes(),
            RawMessage.query(zone.question(), 0).toBytes(),
            RawMessage.query("nowhere.example.com", 1).opt().toBytes(),
            RawMessage.query("example.net", 1).opt().toBytes(),
            RawMessage.query("example.com", 2).opt().opt().toBytes(),
            RawMessage.query("a.".repeat(120) + "example.com", 1).opt().toBytes(),
            RawMessage.header(0, 1, 0, 0, 0).question("example.com", 2, 1).toBytes());
    ask(asker, queries, transport);

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      ask(asker, queries, transport);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).isLessThan(TOLERATED_OCTETS);
  }

  private static void ask(Asker asker, List<byte[]> queries, Transport transport) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < queries.size(); i++) {
        byte[] query = queries.get(i);
        System.arraycopy(query, 0, asker.responder().received(), 0, query.length);
        asker.responder().respond(query.length, transport);
      }
    }
  }
}

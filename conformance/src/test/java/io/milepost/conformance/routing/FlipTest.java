package io.milepost.conformance.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.ForcedHealth;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.UdpPipeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;

/** The flip of one health check that many groups use, while a client asks for all of them. */
final class FlipTest {
  private static final int GROUPS = 10_000;
  private static final String PRIMARY = "192.0.2.1";
  private static final String SECONDARY = "192.0.2.2";
  private static final long NEVER = Long.MAX_VALUE;
  private static final Duration BOUND = Duration.ofSeconds(1);

  private static String name(int group) {
    return "g" + group + ".example.com";
  }

  private static Change member(int group, String role, String address, String check) {
    return Changes.of(
        ChangeAction.CREATE,
        Changes.recordSet(name(group), RRType.A, 60, address).toBuilder()
            .setIdentifier(role)
            .failover(role)
            .healthCheckId(check)
            .build());
  }

  /** What one flip looked like to the client; times by {@link System#nanoTime()}. */
  private record Seen(long lastOldSent, long rounds, BitSet changed) {}

  /** Asks for every group, again and again, until told to stop, and then for one round more. */
  private static final class Asking implements Callable<Seen> {
    private final MilepostProcess milepost;
    private final List<byte[]> queries;
    private final String before;
    private final String after;

    /** When the flip was answered. */
    private final AtomicLong answered = new AtomicLong(NEVER);

    private final CountDownLatch begun = new CountDownLatch(1);
    private final BitSet changed = new BitSet();
    private long lastOldSent;

    Asking(MilepostProcess milepost, List<byte[]> queries, String before, String after) {
      this.milepost = milepost;
      this.queries = queries;
      this.before = before;
      this.after = after;
    }

    @Override
    public Seen call() {
      try (UdpPipeline pipeline = new UdpPipeline(milepost.dns())) {
        long rounds = 0;
        boolean last = false;
        while (!last) {
          last = answered.get() != NEVER;
          pipeline.ask(GROUPS, queries::get, this::take);
          rounds++;
          begun.countDown();
        }
        return new Seen(lastOldSent, rounds, changed);
      } finally {
        begun.countDown();
      }
    }

    private void take(int group, long sentNanos, Message answer) {
      assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
      String address = answer.getSection(Section.ANSWER).getFirst().rdataToString();
      if (address.equals(after)) {
        changed.set(group);
      } else {
        assertThat(address).isEqualTo(before);
        lastOldSent = sentNanos;
        assertThat(changed.get(group)).as("%s went back", name(group)).isFalse();
      }
    }
  }

  /**
   * Once the flip is answered no answer is old, and none is a second after it was asked for. All
   * groups have changed by then, and each changed once.
   */
  private static void flip(
      MilepostProcess milepost, List<byte[]> queries, String before, String after, Runnable force)
      throws Exception {
    Asking asking = new Asking(milepost, queries, before, after);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Seen> client = threads.submit(asking);
      asking.begun.await();
      long begun = System.nanoTime();
      force.run();
      long answered = System.nanoTime();
      asking.answered.set(answered);
      Seen seen = client.get();
      assertThat(seen.changed.cardinality()).isEqualTo(GROUPS);
      assertThat(seen.lastOldSent - answered).isNegative();
      assertThat(Duration.ofNanos(seen.lastOldSent - begun)).isLessThan(BOUND);
      assertThat(seen.rounds).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void flipOfACheckOf10000Groups_isAnsweredWithinASecond(@TempDir Path directory) throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      ForcedHealth health = new ForcedHealth(api, milepost.admin());
      String shared = health.create("shared");
      String other = health.create("other");
      List<Change> changes = new ArrayList<>();
      List<byte[]> queries = new ArrayList<>();
      for (int group = 0; group < GROUPS; group++) {
        changes.add(member(group, "PRIMARY", PRIMARY, shared));
        changes.add(member(group, "SECONDARY", SECONDARY, other));
        Name name = Name.fromConstantString(name(group) + ".");
        queries.add(DnsQueries.plain(name, Type.A).toWire());
      }
      api.change(api.createZone("example.com", "flip"), changes);
      flip(milepost, queries, PRIMARY, SECONDARY, () -> health.force(shared, false));
      flip(milepost, queries, SECONDARY, PRIMARY, () -> health.force(shared, true));
    }
  }
}

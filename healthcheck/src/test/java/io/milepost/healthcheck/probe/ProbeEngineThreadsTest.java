package io.milepost.healthcheck.probe;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.healthcheck.probe.TestEndpoint.Peer;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.lookup.FoundAddresses;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probes that run at the same time, and what ends them. */
class ProbeEngineThreadsTest {
  private static final Finding OK = new Finding(true, "Success: ok", ProbeTimings.NONE);

  private static HealthCheckConfig.Endpoint at(int port) {
    return Probed.config(Probed.HTTP, "127.0.0.1", "", port, 10, List.of("eu-west-1"), false);
  }

  private static HealthCheckId id(String name) {
    return new HealthCheckId(name);
  }

  /** Those that hang fill their lane, and from then on nobody waits but they. */
  @Test
  void hangingEndpoints_delayOthersOnceAtMost() throws InterruptedException {
    AtomicLong nanos = new AtomicLong();
    ProbeTimer timer = new ProbeTimer(nanos::get);
    BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    BlockingQueue<CompletableFuture<Finding>> hanging = new LinkedBlockingQueue<>();
    // Port 1 hangs, port 2 answers at once.
    Prober prober =
        (target, run) -> {
          begun.add(target.port());
          if (target.port() == 2) {
            return OK;
          }
          CompletableFuture<Finding> end = new CompletableFuture<>();
          hanging.add(end);
          return end.join();
        };
    ProbeClock clock = new ProbeClock(InstantSource.system(), nanos::get);
    Workers workers =
        Workers.of(
            prober,
            (id, config, observation) -> seen.add(id.value()),
            clock,
            timer,
            Thread::startVirtualThread,
            new Lanes(new Lane(2), new Lane(1), new Lane(2)));
    ProbeEngine engine = new ProbeEngine(workers, new SplittableRandom(1), 1);
    List.of("a", "b", "c").forEach(name -> engine.put(id(name), at(1)));
    nanos.addAndGet(SECONDS.toNanos(10));
    timer.runDue();
    CompletableFuture<Finding> first = hanging.take();
    CompletableFuture<Finding> second = hanging.take();
    engine.put(id("up"), at(2));
    nanos.addAndGet(SECONDS.toNanos(10));
    timer.runDue();
    assertThat(begun).as("two places are taken, and others wait in order").hasSize(2);
    first.complete(OK);
    CompletableFuture<Finding> third = hanging.take();
    second.complete(OK);
    // The two that have hung, and now the one that waited behind them.
    assertThat(List.of(seen.take(), seen.take(), seen.take())).contains("up");
    awaitSize(timer, 3);
    nanos.addAndGet(SECONDS.toNanos(1));
    third.complete(OK);
    seen.take();
    begun.clear();
    // All three hang again: two have the places of their lane.
    awaitSize(timer, 4);
    for (int round = 0; round < 3; round++) {
      nanos.addAndGet(SECONDS.toNanos(10));
      timer.runDue();
      assertThat(seen.take()).isEqualTo("up");
      awaitSize(timer, 1);
    }
    assertThat(begun).containsExactlyInAnyOrder(1, 1, 2, 2, 2);
    engine.close();
    for (CompletableFuture<Finding> end : hanging) {
      end.complete(OK);
    }
    assertThat(seen).as("what was found too late").isEmpty();
  }

  /** A schedule is set again just after the sink was told. */
  private static void awaitSize(ProbeTimer timer, int size) {
    while (timer.size() != size) {
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void underWay_isCutOffAtOnce(boolean removed) throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(2);
    Peer silent =
        connection -> {
          TestEndpoint.readRequest(connection);
          asked.countDown();
          if (connection.getInputStream().read() < 0) {
            ended.countDown();
          }
        };
    List<String> seen = new ArrayList<>();
    try (TestEndpoint endpoint = TestEndpoint.start(silent)) {
      ProbeEngine engine =
          ProbeEngine.start(
              (name, family, limit) -> new FoundAddresses.Failed("no names here"),
              (id, config, observation) -> seen.add(observation.status()),
              new ProbeClock(InstantSource.system(), System::nanoTime),
              new SplittableRandom(1),
              new ProbeSettings(1000, 100));
      engine.put(Probed.ID, at(endpoint.port()));
      CompletableFuture<List<Observation>> now =
          CompletableFuture.supplyAsync(() -> engine.probeNow(Probed.ID));
      asked.await();
      if (removed) {
        engine.remove(Probed.ID);
      } else {
        engine.close();
      }
      ended.await();
      assertThat(now.join()).isEmpty();
      engine.close();
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void lookupUnderWay_isCutOffToo() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CompletableFuture<String> ended = new CompletableFuture<>();
    try (ProbeEngine engine =
        ProbeEngine.start(
            (name, family, limit) -> {
              asked.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                ended.complete("interrupted");
              }
              return new FoundAddresses.Failed("interrupted");
            },
            (id, config, observation) -> ended.complete(observation.status()),
            new ProbeClock(InstantSource.system(), System::nanoTime),
            new SplittableRandom(1),
            new ProbeSettings(1000, 100))) {
      engine.put(
          Probed.ID,
          Probed.config(Probed.HTTP, "", "www.example.com", 80, 10, List.of("eu-west-1"), false));
      asked.await();
      engine.remove(Probed.ID);
      assertThat(ended.join()).isEqualTo("interrupted");
    }
  }

  /** Whatever is put, removed and asked for at the same time: no place is lost, nothing left. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void changesFromAllSides_loseNothing(long seed) throws InterruptedException {
    ProbeTimer timer = new ProbeTimer(System::nanoTime);
    timer.start();
    Map<HealthCheckId, AtomicInteger> current = new ConcurrentHashMap<>();
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Prober prober =
        (target, run) -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          LockSupport.parkNanos(1);
          running.decrementAndGet();
          return OK;
        };
    Lanes lanes = new Lanes(new Lane(3), new Lane(1), new Lane(3));
    Workers workers =
        Workers.of(
            prober,
            (id, config, observation) ->
                current.computeIfAbsent(id, first -> new AtomicInteger()).incrementAndGet(),
            new ProbeClock(InstantSource.system(), System::nanoTime),
            timer,
            Thread::startVirtualThread,
            lanes);
    ProbeEngine engine = new ProbeEngine(workers, new SplittableRandom(seed), 2000);
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      SplittableRandom random = new SplittableRandom(100 * seed + caller);
      callers.add(
          Thread.startVirtualThread(() -> {
            for (int i = 0; i < 300; i++) {
              HealthCheckId id = id("check-" + random.nextInt(10));
              switch (random.nextInt(6)) {
                case 0 -> engine.remove(id);
                case 1 -> assertThat(engine.probeNow(id).size()).isIn(0, 1);
                default -> engine.put(id, at(1 + random.nextInt(100)));
              }
            }
          }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    current.clear();
    engine.put(id("last"), at(1));
    while (!current.containsKey(id("last"))) {
      Thread.onSpinWait();
    }
    for (int i = 0; i < 10; i++) {
      engine.remove(id("check-" + i));
    }
    engine.remove(id("last"));
    while (lanes.plain().free() + lanes.slow().free() != 6) {
      Thread.onSpinWait();
    }
    assertThat(timer.size()).isZero();
    assertThat(most.get()).isLessThanOrEqualTo(6 + 4);
    engine.close();
  }
}

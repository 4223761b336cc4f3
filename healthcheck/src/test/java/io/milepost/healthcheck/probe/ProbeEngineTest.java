package io.milepost.healthcheck.probe;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import java.net.SocketException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When checks are probed, on a clock that is moved by hand; each probe runs where it begins. */
class ProbeEngineTest {
  private static final HealthCheckId OTHER = new HealthCheckId("other");
  private static final Finding OK = new Finding(true, "Success: ok", ProbeTimings.NONE);

  private final AtomicLong nanos = new AtomicLong(SECONDS.toNanos(1000));
  private final ProbeTimer timer = new ProbeTimer(nanos::get);
  private final List<Seen> seen = new ArrayList<>();
  private Prober prober = (target, run) -> OK;

  private record Seen(
      HealthCheckId id, HealthCheckConfig.Endpoint config, Observation observation, long millis) {}

  private ProbeEngine engine(double timeScale) {
    ProbeClock clock = new ProbeClock(() -> Instant.EPOCH.plusNanos(nanos.get()), nanos::get);
    Workers workers =
        Workers.of(
            (target, run) -> prober.probe(target, run),
            (id, config, observation) ->
                seen.add(
                    new Seen(
                        id,
                        config,
                        observation,
                        observation.checkedAt().toEpochMilli() - 1_000_000)),
            clock,
            timer,
            Runnable::run,
            Lanes.of(100, 1));
    return new ProbeEngine(workers, new SplittableRandom(7), timeScale);
  }

  private static HealthCheckConfig.Endpoint every(int seconds, String... regions) {
    return Probed.config(Probed.TCP, "192.0.2.1", "", 80, seconds, List.of(regions), false);
  }

  private void pass(long millis) {
    for (long i = 0; i < millis; i++) {
      nanos.addAndGet(MILLISECONDS.toNanos(1));
      timer.runDue();
    }
  }

  private Map<String, List<Long>> timesByRegion() {
    return seen.stream()
        .collect(
            Collectors.groupingBy(
                one -> one.observation.region(),
                TreeMap::new,
                Collectors.mapping(Seen::millis, Collectors.toList())));
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "30, 1", "10, 10", "30, 4"})
  void check_isProbedOnceAnInterval_byEachRegion(int interval, double timeScale) {
    engine(timeScale).put(Probed.ID, every(interval));
    long length = (long) (interval * 1000 / timeScale);
    pass(5 * length);
    assertThat(timesByRegion()).hasSize(8);
    assertThat(timesByRegion().values())
        .allSatisfy(times -> {
          assertThat(times).hasSize(5);
          assertThat(times.getFirst()).isBetween(0L, length);
          for (int i = 1; i < times.size(); i++) {
            // What is due within a millisecond is run at its end.
            assertThat(times.get(i) - times.get(i - 1)).isBetween(length, length + 1);
          }
        });
  }

  @Test
  void observation_saysWhoFoundItWhen() {
    HealthCheckConfig.Endpoint config = every(10, "eu-west-1", "us-west-2", "sa-east-1");
    engine(1).put(Probed.ID, config);
    pass(10_000);
    assertThat(seen).hasSize(3).allSatisfy(one -> assertThat(one.config).isSameAs(config));
    assertThat(timesByRegion()).containsOnlyKeys("eu-west-1", "us-west-2", "sa-east-1");
    assertThat(seen)
        .filteredOn(one -> one.observation.region().equals("eu-west-1"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.id).isEqualTo(Probed.ID);
          assertThat(one.observation.checker().getHostAddress()).isEqualTo("54.228.16.1");
          assertThat(one.observation.status()).isEqualTo("Success: ok");
        });
  }

  @Test
  void firstProbes_areSpreadOverTheInterval() {
    ProbeEngine engine = engine(1);
    for (int i = 0; i < 250; i++) {
      engine.put(new HealthCheckId("check-" + i), every(10));
    }
    pass(10_000);
    assertThat(seen).hasSize(2000);
    Map<Long, Long> perSecond =
        seen.stream()
            .collect(Collectors.groupingBy(one -> one.millis / 1000, Collectors.counting()));
    // 200 are expected in each; five standard deviations are 67.
    assertThat(perSecond.values()).hasSizeBetween(10, 11);
    for (long second = 0; second < 10; second++) {
      assertThat(perSecond.get(second)).isBetween(133L, 267L);
    }
  }

  @Test
  void interval_countsFromTheEndOfAProbe() {
    prober =
        (target, run) -> {
          nanos.addAndGet(SECONDS.toNanos(3));
          return OK;
        };
    engine(1).put(Probed.ID, every(10, "eu-west-1"));
    pass(40_000);
    List<Long> times = timesByRegion().getOrDefault("eu-west-1", List.of());
    assertThat(times).hasSizeGreaterThanOrEqualTo(3);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isBetween(13_000L, 13_001L);
    }
  }

  @Test
  void removed_isNotProbedAnyMore() {
    ProbeEngine engine = engine(1);
    engine.put(Probed.ID, every(10));
    engine.put(OTHER, every(10));
    pass(15_000);
    seen.clear();
    engine.remove(Probed.ID);
    engine.remove(new HealthCheckId("unknown"));
    assertThat(timer.size()).isEqualTo(8);
    pass(10_000);
    assertThat(seen).hasSize(8).allSatisfy(one -> assertThat(one.id).isEqualTo(OTHER));
    engine.close();
    assertThat(timer.size()).isZero();
    engine.put(Probed.ID, every(10));
    pass(20_000);
    assertThat(seen).hasSize(8);
  }

  @Test
  void replaced_isProbedAsItIsNow() {
    ProbeEngine engine = engine(1);
    engine.put(Probed.ID, every(10));
    pass(5_000);
    seen.clear();
    HealthCheckConfig.Endpoint changed = every(30, "us-east-1", "us-west-1", "us-west-2");
    engine.put(Probed.ID, changed);
    assertThat(timer.size()).isEqualTo(3);
    pass(30_000);
    assertThat(seen).hasSize(3).allSatisfy(one -> assertThat(one.config).isSameAs(changed));
    engine.put(Probed.ID, Probed.config(Probed.TCP, "192.0.2.1", "", 80, 10, List.of(), true));
    assertThat(timer.size()).isZero();
    assertThat(engine.probeNow(Probed.ID)).isEmpty();
  }

  @Test
  void probeNow_asksAllRegions_andLeavesTheSchedule() {
    ProbeEngine engine = engine(1);
    engine.put(Probed.ID, every(10));
    List<Observation> found = engine.probeNow(Probed.ID);
    assertThat(found)
        .extracting(Observation::region)
        .containsExactlyElementsOf(Checker.all().stream().map(Checker::region).toList());
    assertThat(seen).extracting(Seen::observation).containsExactlyElementsOf(found);
    assertThat(engine.probeNow(OTHER)).isEmpty();
    pass(10_000);
    assertThat(seen).hasSize(16);
  }

  @Test
  void hostThatCannotProbe_isNoObservation_andTriesAgain() {
    List<Long> tried = new ArrayList<>();
    prober =
        (target, run) -> {
          tried.add(nanos.get());
          if (tried.size() == 1) {
            throw LocalFault.of(new SocketException("Too many open files")).orElseThrow();
          }
          if (tried.size() == 2) {
            throw new IllegalStateException("a fault of ours");
          }
          return OK;
        };
    engine(1).put(Probed.ID, every(10, "eu-west-1"));
    pass(30_000);
    assertThat(tried).hasSize(3);
    assertThat(seen).hasSize(1);
  }

  @Test
  void threadThatCannotStart_costsOneProbe() {
    AtomicLong refused = new AtomicLong();
    Lanes lanes = Lanes.of(4, 1);
    Workers workers =
        Workers.of(
            (target, run) -> OK,
            (id, config, observation) ->
                seen.add(new Seen(id, config, observation, nanos.get() / 1_000_000)),
            new ProbeClock(() -> Instant.EPOCH, nanos::get),
            timer,
            task -> {
              if (refused.incrementAndGet() == 1) {
                throw new OutOfMemoryError("no thread");
              }
              task.run();
            },
            lanes);
    ProbeEngine engine = new ProbeEngine(workers, new SplittableRandom(7), 1);
    engine.put(Probed.ID, every(10, "eu-west-1"));
    pass(30_000);
    assertThat(seen).hasSize(2);
    assertThat(lanes.plain().free()).isEqualTo(1);
  }

  @Test
  void sinkThatFails_doesNotEndTheSchedule() {
    ProbeClock clock = new ProbeClock(() -> Instant.EPOCH, nanos::get);
    AtomicLong told = new AtomicLong();
    Workers workers =
        Workers.of(
            (target, run) -> OK,
            (id, config, observation) -> {
              told.incrementAndGet();
              throw new IllegalStateException("a fault of the sink");
            },
            clock,
            timer,
            Runnable::run,
            Lanes.of(4, 1));
    ProbeEngine engine = new ProbeEngine(workers, new SplittableRandom(7), 1);
    engine.put(Probed.ID, every(10, "eu-west-1"));
    pass(30_000);
    assertThat(told).hasValue(3);
  }
}

package io.milepost.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.healthcheck.probe.Checker;
import io.milepost.healthcheck.probe.Observation;
import io.milepost.healthcheck.probe.ProbeTimings;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.InsufficientData;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After each event of many every check says what {@link ObviousHealth} says. */
class RandomHistoryTest {
  private static final int EVENTS = 1500;

  private final Heard heard = new Heard();
  private final HealthBoard board = new HealthBoard(heard, Instant.EPOCH);
  private final ObviousHealth obvious = new ObviousHealth();
  private final Map<AlarmId, AlarmData> alarms = new HashMap<>();
  private final List<HealthCheckId> ids =
      IntStream.range(0, 14).mapToObj(i -> new HealthCheckId("check-" + i)).toList();
  private Instant now = Instant.EPOCH;
  private long logNumber;

  static LongStream seeds() {
    return LongStream.range(0, 30);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyHistory_agreesWithTheObviousWay(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<HealthCheckId, Boolean> said = new HashMap<>();
    for (int i = 0; i < EVENTS; i++) {
      now = now.plusSeconds(1);
      int told = heard.transitions.size();
      event(random);
      Map<HealthCheckId, Boolean> says = new HashMap<>();
      for (HealthCheckId id : ids) {
        boolean healthy = obvious.isHealthy(id);
        assertThat(board.now().isHealthy(board.slots().slotOf(id)))
            .as("%s, %s, after event %s", id, obvious.checks.get(id), i)
            .isEqualTo(healthy);
        if (obvious.checks.containsKey(id)) {
          says.put(id, healthy);
          HealthReport report = board.report(id).orElseThrow();
          assertThat(report.status()).isEqualTo(HealthStatus.of(healthy));
          assertThat(report.reason()).isNotEmpty();
        } else {
          assertThat(board.report(id)).isEmpty();
        }
      }
      assertThat(transitions(told)).isEqualTo(changed(said, says));
      said.clear();
      said.putAll(says);
    }
  }

  /** What was told since then: at most one transition of each check. */
  private Map<HealthCheckId, Boolean> transitions(int told) {
    Map<HealthCheckId, Boolean> transitions = new HashMap<>();
    for (HealthTransition transition : heard.transitions.subList(told, heard.transitions.size())) {
      assertThat(transition.at()).isEqualTo(now);
      assertThat(transitions.put(transition.id(), transition.status().isHealthy())).isNull();
    }
    return transitions;
  }

  private static Map<HealthCheckId, Boolean> changed(
      Map<HealthCheckId, Boolean> before, Map<HealthCheckId, Boolean> after) {
    Map<HealthCheckId, Boolean> changed = new HashMap<>(after);
    changed.keySet().retainAll(before.keySet());
    changed.entrySet().removeIf(check -> check.getValue().equals(before.get(check.getKey())));
    return changed;
  }

  private void event(SplittableRandom random) {
    HealthCheckId id = ids.get(random.nextInt(ids.size()));
    switch (random.nextInt(24)) {
      case 0, 1, 2 -> put(id, random);
      case 3 -> {
        obvious.remove(id);
        change(new Effect.HealthCheckChanged(id, Optional.empty(), Optional.empty()));
      }
      case 4 -> force(id, random);
      case 5 -> alarm(random);
      case 6 -> control(random);
      case 7 -> {
        if (random.nextInt(20) == 0) {
          obvious.clear();
          alarms.clear();
          change(new Effect.ContentsCleared());
        }
      }
      default -> observe(id, random);
    }
  }

  private void put(HealthCheckId id, SplittableRandom random) {
    HealthCheckConfig config =
        Optional.ofNullable(obvious.checks.get(id))
            .filter(there -> random.nextInt(3) == 0)
            .orElseGet(() -> config(id, random));
    obvious.put(id, config);
    HealthCheck check = new HealthCheck(id, ids.indexOf(id), id.value(), config, 1);
    change(new Effect.HealthCheckChanged(id, Optional.empty(), Optional.of(check)));
  }

  private HealthCheckConfig config(HealthCheckId id, SplittableRandom random) {
    boolean inverted = random.nextInt(4) == 0;
    boolean disabled = random.nextInt(6) == 0;
    int number = ids.indexOf(id);
    if (number < 4) {
      List<HealthCheckId> children =
          ids.subList(4, ids.size()).stream().filter(child -> random.nextBoolean()).toList();
      return new HealthCheckConfig.Calculated(children, random.nextInt(8), inverted, disabled);
    }
    if (number < 6) {
      InsufficientData data = oneOf(List.of(InsufficientData.values()), random);
      return new HealthCheckConfig.Alarm(
          "eu-west-1", "alarm-" + random.nextInt(2), data, inverted, disabled);
    }
    if (number < 7) {
      return new HealthCheckConfig.RoutingControl("arn-" + random.nextInt(2), inverted, disabled);
    }
    List<String> regions = new ArrayList<>();
    for (Checker checker : Checker.all()) {
      if (random.nextInt(3) > 0) {
        regions.add(checker.region());
      }
    }
    return new HealthCheckConfig.Endpoint(
        new EndpointProtocol.Tcp(),
        Optional.of("192.0.2." + random.nextInt(3)),
        Optional.empty(),
        80,
        30,
        1 + random.nextInt(3),
        false,
        regions.size() < 3 ? List.of() : regions,
        inverted,
        disabled);
  }

  private void force(HealthCheckId id, SplittableRandom random) {
    Optional<HealthStatus> status =
        random.nextInt(3) > 0
            ? Optional.empty()
            : Optional.of(HealthStatus.of(random.nextBoolean()));
    if (obvious.checks.containsKey(id)) {
      status.ifPresentOrElse(
          given -> obvious.forced.put(id, given), () -> obvious.forced.remove(id));
    }
    change(new Effect.HealthForced(id, status));
  }

  private void alarm(SplittableRandom random) {
    AlarmId id = new AlarmId("eu-west-1", "alarm-" + random.nextInt(2));
    if (random.nextInt(10) == 0) {
      obvious.alarms.remove(id);
      alarms.remove(id);
    } else {
      AlarmState state = oneOf(List.of(AlarmState.values()), random);
      obvious.alarms.computeIfAbsent(id, first -> new ArrayList<>()).add(state);
      alarms.put(id, alarms.getOrDefault(id, AlarmData.NONE).in(state));
    }
    change(new Effect.AlarmChanged(id, Optional.ofNullable(alarms.get(id))));
  }

  private void control(SplittableRandom random) {
    String arn = "arn-" + random.nextInt(2);
    if (random.nextInt(5) == 0) {
      obvious.controls.remove(arn);
    } else {
      obvious.controls.put(arn, oneOf(List.of(RoutingControlState.values()), random));
    }
    change(new Effect.RoutingControlChanged(arn, Optional.ofNullable(obvious.controls.get(arn))));
  }

  /** Sometimes of another configuration than the check has: that counts for nothing. */
  private void observe(HealthCheckId id, SplittableRandom random) {
    if (!(obvious.checks.get(id) instanceof HealthCheckConfig.Endpoint endpoint)) {
      return;
    }
    // Runs of the same result in many regions, so that thresholds are reached.
    boolean success = random.nextBoolean();
    boolean stale = random.nextInt(8) == 0 || endpoint.disabled();
    HealthCheckConfig.Endpoint probed = endpoint;
    if (stale) {
      probed =
          new HealthCheckConfig.Endpoint(
              endpoint.protocol(),
              Optional.of("198.51.100.1"),
              endpoint.domainName(),
              endpoint.port(),
              endpoint.requestIntervalSeconds(),
              endpoint.failureThreshold(),
              endpoint.measureLatency(),
              endpoint.regions(),
              endpoint.inverted(),
              false);
    }
    for (String region : ObviousHealth.regions(endpoint)) {
      boolean one = random.nextInt(5) == 0 ? !success : success;
      if (!stale) {
        obvious.result(id, region, one);
      }
      Checker checker =
          Checker.all().stream()
              .filter(known -> known.region().equals(region))
              .findFirst()
              .orElseThrow();
      boolean flips = board.report(id).orElseThrow().status().isHealthy();
      board.observed(
          id,
          probed,
          new Observation(region, checker.address(), now, one, "any", ProbeTimings.NONE));
      // Two transitions at one moment would hide each other: time goes on at each.
      if (board.report(id).orElseThrow().status().isHealthy() != flips) {
        return;
      }
    }
  }

  private static <T> T oneOf(List<T> all, SplittableRandom random) {
    return all.get(random.nextInt(all.size()));
  }

  private void change(Effect effect) {
    board.stage(new LogEntry(++logNumber, now, List.of(effect)));
    board.keep().run();
  }
}

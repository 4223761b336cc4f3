package io.milepost.healthcheck;

import static io.milepost.model.health.HealthStatus.UNHEALTHY;
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
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What checks say, by what they are, what they are made to say, and what others say. */
class HealthBoardTest {
  private final Heard heard = new Heard();
  private final HealthBoard board = new HealthBoard(heard, Instant.EPOCH);
  private long logNumber;
  private long seconds;

  private static HealthCheckId id(String name) {
    return new HealthCheckId(name);
  }

  private static HealthCheck check(String name, HealthCheckConfig config) {
    return new HealthCheck(id(name), 1, name, config, 1);
  }

  private static HealthCheckConfig endpoint(boolean inverted, boolean disabled) {
    return new HealthCheckConfig.Endpoint(
        new EndpointProtocol.Tcp(),
        Optional.of("192.0.2.1"),
        Optional.empty(),
        80,
        30,
        3,
        false,
        List.of(),
        inverted,
        disabled);
  }

  private void change(Effect... effects) {
    board.stage(new LogEntry(++logNumber, Instant.EPOCH, List.of(effects)));
    board.keep().run();
  }

  private static Effect made(String name, HealthCheckConfig config) {
    return new Effect.HealthCheckChanged(
        id(name), Optional.empty(), Optional.of(check(name, config)));
  }

  private static Effect deleted(String name) {
    return new Effect.HealthCheckChanged(id(name), Optional.empty(), Optional.empty());
  }

  private static Effect forced(String name, HealthStatus status) {
    return new Effect.HealthForced(id(name), Optional.of(status));
  }

  private static Effect lifted(String name) {
    return new Effect.HealthForced(id(name), Optional.empty());
  }

  private HealthStatus measured(String name) {
    return Objects.requireNonNull(heard.measured.get(id(name))).status();
  }

  private boolean isHealthy(String name) {
    return board.now().isHealthy(board.slots().slotOf(id(name)));
  }

  @ParameterizedTest
  @CsvSource({"false, false, true", "true, false, false", "false, true, true", "true, true, false"})
  void endpoint_withoutResult_isHealthyUnlessInverted(
      boolean inverted, boolean disabled, boolean healthy) {
    change(made("a", endpoint(inverted, disabled)));
    assertThat(isHealthy("a")).isEqualTo(healthy);
  }

  @ParameterizedTest
  @CsvSource({"HEALTHY, true", "UNHEALTHY, false", "LAST_KNOWN_STATUS, true"})
  void alarm_withoutData_saysWhatItIsToldToSayThen(InsufficientData data, boolean healthy) {
    change(made("a", new HealthCheckConfig.Alarm("eu-west-1", "alarm", data, false, false)));
    assertThat(isHealthy("a")).isEqualTo(healthy);
  }

  @Test
  void forced_outranksAll_untilLifted() {
    change(made("a", endpoint(true, false)));
    change(forced("a", HealthStatus.HEALTHY));
    assertThat(isHealthy("a")).isTrue();
    change(made("a", endpoint(false, true)));
    change(forced("a", HealthStatus.UNHEALTHY));
    assertThat(isHealthy("a")).isFalse();
    change(made("a", endpoint(false, false)));
    assertThat(isHealthy("a")).as("an update leaves it").isFalse();
    change(lifted("a"));
    assertThat(isHealthy("a")).isTrue();
  }

  @Test
  void everythingCleared_isHealthy_andNothingIsLeft() {
    change(made("a", endpoint(true, false)), made("b", endpoint(true, false)));
    change(new Effect.ContentsCleared(), made("b", endpoint(true, false)));
    assertThat(isHealthy("a")).isTrue();
    assertThat(isHealthy("b")).isFalse();
    change(forced("a", HealthStatus.UNHEALTHY));
    assertThat(isHealthy("a")).as("a check that is gone").isTrue();
  }

  @Test
  void deleted_isHealthy_andForgetsWhatItWasMadeToSay() {
    change(made("a", endpoint(false, false)), forced("a", HealthStatus.UNHEALTHY));
    assertThat(isHealthy("a")).isFalse();
    change(deleted("a"));
    assertThat(isHealthy("a")).isTrue();
    change(made("a", endpoint(false, false)));
    assertThat(isHealthy("a")).isTrue();
  }

  /** Two children of which one is down, and one that does not exist. */
  @ParameterizedTest
  @CsvSource({
    "0, false, true",
    "1, false, true",
    "2, false, false",
    "3, false, false",
    "1, true, false",
    "2, true, true"
  })
  void calculated_countsItsChildren(int threshold, boolean inverted, boolean healthy) {
    List<HealthCheckId> children = List.of(id("up"), id("down"), id("gone"));
    change(made("up", endpoint(false, false)));
    change(
        made("sum", new HealthCheckConfig.Calculated(children, threshold, inverted, false)),
        made("down", endpoint(false, false)));
    change(forced("down", HealthStatus.UNHEALTHY));
    assertThat(isHealthy("sum")).isEqualTo(healthy);
    change(deleted("sum"));
    change(forced("up", HealthStatus.UNHEALTHY));
    assertThat(isHealthy("sum")).isTrue();
  }

  @Test
  void discard_forgetsWhatWasStaged() {
    board.stage(new LogEntry(1, Instant.EPOCH, List.of(made("a", endpoint(true, false)))));
    board.discard();
    board.keep().run();
    assertThat(isHealthy("a")).isTrue();
  }

  private void observe(String name, HealthCheckConfig config, boolean success, int times) {
    for (int i = 0; i < times; i++) {
      for (Checker checker : Checker.all()) {
        board.observed(
            id(name),
            (HealthCheckConfig.Endpoint) config,
            new Observation(
                checker.region(),
                checker.address(),
                Instant.ofEpochSecond(++seconds),
                success,
                success ? "Success: it is there" : "Failure: it is not there",
                ProbeTimings.NONE));
      }
    }
  }

  @Test
  void endpoint_failsAndRecovers_isSeenAtOnceAndTold() {
    HealthCheckConfig config = endpoint(false, false);
    change(made("a", config));
    observe("a", config, false, 2);
    assertThat(isHealthy("a")).isTrue();
    observe("a", config, false, 1);
    assertThat(isHealthy("a")).isFalse();
    // With the seventh of eight one is left, which is 12.5 %.
    Instant then = Instant.ofEpochSecond(2 * 8 + 7);
    assertThat(heard.measured).containsEntry(id("a"), new MeasuredHealth(UNHEALTHY, then));
    assertThat(heard.transitions)
        .containsExactly(
            new HealthTransition(
                id("a"),
                UNHEALTHY,
                then,
                "1 of 8 checkers say healthy; ap-northeast-1: Failure: it is not there"));
    HealthReport report = board.report(id("a")).orElseThrow();
    assertThat(report.since()).isEqualTo(then);
    assertThat(report.reason())
        .isEqualTo("0 of 8 checkers say healthy; sa-east-1: Failure: it is not there");
    assertThat(report.checkers())
        .allSatisfy(state -> assertThat(state.lastFailure()).isEqualTo(state.last()).isPresent());

    observe("a", config, true, 3);
    assertThat(isHealthy("a")).isTrue();
    assertThat(heard.transitions).hasSize(2);
    assertThat(board.report(id("a")).orElseThrow().checkers())
        .allSatisfy(state -> {
          assertThat(state.last().orElseThrow().success()).isTrue();
          assertThat(state.lastFailure().orElseThrow().success()).isFalse();
        });
  }

  @Test
  void restart_goesOnFromWhatWasKnown() {
    HealthCheckConfig config = endpoint(false, false);
    Instant since = Instant.ofEpochSecond(100);
    MeasuredHealth down = new MeasuredHealth(UNHEALTHY, since);
    board.healthCheck(check("a", config), Optional.empty(), Optional.of(down));
    board.healthCheck(check("b", endpoint(true, false)), Optional.empty(), Optional.of(down));
    board.healthCheck(check("c", endpoint(false, true)), Optional.empty(), Optional.of(down));
    assertThat(isHealthy("a")).isFalse();
    assertThat(isHealthy("b")).isTrue();
    assertThat(isHealthy("c")).isTrue();
    assertThat(board.report(id("a")).orElseThrow().since()).isEqualTo(since);
    assertThat(board.report(id("c")).orElseThrow().since()).isEqualTo(Instant.EPOCH);
    observe("a", config, true, 2);
    assertThat(isHealthy("a")).isFalse();
    observe("a", config, true, 1);
    assertThat(isHealthy("a")).isTrue();
    assertThat(heard.transitions).hasSize(1);
  }

  @Test
  void update_keepsOpinions_forgetsObservations_andWhatComesLateOfTheOldOne() {
    HealthCheckConfig config = endpoint(false, false);
    HealthCheckConfig updated = endpoint(true, false);
    change(made("a", config));
    observe("a", config, false, 3);
    change(made("a", updated));
    assertThat(isHealthy("a")).isTrue();
    observe("a", config, true, 3);
    assertThat(isHealthy("a")).isTrue();
    assertThat(board.report(id("a")).orElseThrow().checkers())
        .hasSize(8)
        .allSatisfy(state -> assertThat(state.last()).isEmpty());
    observe("a", updated, true, 3);
    assertThat(isHealthy("a")).isFalse();

    change(made("a", endpoint(false, true)));
    assertThat(measured("a")).isEqualTo(HealthStatus.HEALTHY);
    change(made("a", updated), deleted("a"));
    observe("a", updated, false, 3);
    assertThat(board.report(id("a"))).isEmpty();
    assertThat(isHealthy("a")).isTrue();
  }

  @Test
  void forced_hidesWhatIsFound_untilLifted() {
    HealthCheckConfig config = endpoint(false, false);
    change(made("a", config), forced("a", HealthStatus.HEALTHY));
    observe("a", config, false, 3);
    assertThat(isHealthy("a")).isTrue();
    assertThat(heard.transitions).isEmpty();
    assertThat(measured("a")).isEqualTo(UNHEALTHY);
    HealthReport report = board.report(id("a")).orElseThrow();
    assertThat(report.reason()).isEqualTo("forced");
    assertThat(report.checkers()).allSatisfy(state -> assertThat(state.isHealthy()).isFalse());
    change(lifted("a"));
    assertThat(isHealthy("a")).isFalse();
    assertThat(heard.transitions).hasSize(1);
  }

  @Test
  void alarmsAndRoutingControls_decideTheirChecks() {
    AlarmId alarm = new AlarmId("eu-west-1", "alarm");
    change(
        made(
            "a",
            new HealthCheckConfig.Alarm(
                "eu-west-1", "alarm", InsufficientData.LAST_KNOWN_STATUS, false, false)),
        made("c", new HealthCheckConfig.RoutingControl("arn", false, false)),
        made("sum", new HealthCheckConfig.Calculated(List.of(id("a"), id("c")), 2, false, false)));
    assertThat(isHealthy("sum")).isTrue();
    AlarmData data = AlarmData.NONE.in(AlarmState.ALARM);
    change(new Effect.AlarmChanged(alarm, Optional.of(data)));
    assertThat(isHealthy("a")).isFalse();
    assertThat(isHealthy("sum")).isFalse();
    change(new Effect.AlarmChanged(alarm, Optional.of(data.in(AlarmState.INSUFFICIENT_DATA))));
    assertThat(isHealthy("a")).as("the last known status").isFalse();
    change(new Effect.AlarmChanged(alarm, Optional.empty()));
    assertThat(isHealthy("sum")).isTrue();
    change(new Effect.RoutingControlChanged("arn", Optional.of(RoutingControlState.OFF)));
    assertThat(isHealthy("c")).isFalse();
    assertThat(board.report(id("c")).orElseThrow().reason())
        .isEqualTo("the routing control is Off");
    assertThat(isHealthy("sum")).isFalse();
  }

  static LongStream seeds() {
    return LongStream.range(0, 20);
  }

  /** After each of many changes every check says what a look at all of them says. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void publish_randomChanges_saysWhatAWholeLookSays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, HealthCheckConfig> checks = new HashMap<>();
    Map<String, HealthStatus> forced = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      boolean sum = random.nextInt(3) == 0;
      String name = (sum ? "s" : "e") + random.nextInt(sum ? 4 : 12);
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          checks.put(name, sum ? calculated(random) : endpoint(random));
          change(made(name, checks.get(name)));
        }
        case 2 -> {
          checks.remove(name);
          forced.remove(name);
          change(deleted(name));
        }
        default -> {
          if (checks.containsKey(name)) {
            HealthStatus status =
                random.nextBoolean() ? HealthStatus.HEALTHY : HealthStatus.UNHEALTHY;
            boolean lift = random.nextInt(3) == 0;
            change(lift ? lifted(name) : forced(name, status));
            if (lift) {
              forced.remove(name);
            } else {
              forced.put(name, status);
            }
          }
        }
      }
      for (int e = 0; e < 12; e++) {
        assertThat(isHealthy("e" + e)).isEqualTo(obvious("e" + e, checks, forced));
      }
      for (int s = 0; s < 4; s++) {
        assertThat(isHealthy("s" + s)).isEqualTo(obvious("s" + s, checks, forced));
      }
    }
  }

  private static HealthCheckConfig endpoint(SplittableRandom random) {
    return endpoint(random.nextInt(4) == 0, random.nextInt(4) == 0);
  }

  private static HealthCheckConfig calculated(SplittableRandom random) {
    List<HealthCheckId> children = new ArrayList<>();
    for (int e = 0; e < 12; e++) {
      if (random.nextInt(3) == 0) {
        children.add(id("e" + e));
      }
    }
    return new HealthCheckConfig.Calculated(
        children, random.nextInt(6), random.nextInt(4) == 0, random.nextInt(8) == 0);
  }

  private static boolean obvious(
      String name, Map<String, HealthCheckConfig> checks, Map<String, HealthStatus> forced) {
    HealthCheckConfig config = checks.get(name);
    if (config == null) {
      return true;
    }
    if (forced.containsKey(name)) {
      return forced.get(name) == HealthStatus.HEALTHY;
    }
    boolean healthy = true;
    if (!config.disabled() && config instanceof HealthCheckConfig.Calculated sum) {
      int count = 0;
      for (HealthCheckId child : sum.children()) {
        if (checks.containsKey(child.value()) && obvious(child.value(), checks, forced)) {
          count++;
        }
      }
      healthy = count >= sum.healthThreshold();
    }
    return config.inverted() ? !healthy : healthy;
  }
}

package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.operation.RecordMeasuredHealth;
import io.milepost.model.operation.ReplaceContents;
import io.milepost.model.operation.SetAlarmState;
import io.milepost.model.operation.SetRoutingControlState;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of alarms and routing controls, and of what endpoints were found to be. */
class HealthSignalTableTest {
  private static final AlarmId EAST = new AlarmId("us-east-1", "é / \"a\"");
  private static final AlarmId WEST = new AlarmId("eu-west-1", "z");
  private static final AlarmData DOWN =
      new AlarmData(AlarmState.ALARM, Optional.of(HealthStatus.UNHEALTHY));

  private final RecordingFollower follower = new RecordingFollower();

  @TempDir Path dir;

  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = TestStores.open(dir, follower);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() throws Exception {
    store.close();
    open();
  }

  private List<String> contents() {
    List<String> seen = new ArrayList<>();
    store.contents(
        new ContentsVisitor() {
          @Override
          public void alarm(AlarmId id, AlarmData data) {
            seen.add(id + " " + data);
          }

          @Override
          public void routingControl(String arn, RoutingControlState state) {
            seen.add(arn + " " + state);
          }

          @Override
          public void healthCheck(
              HealthCheck check, Optional<HealthStatus> forced, Optional<MeasuredHealth> measured) {
            seen.add(check.id() + " " + measured);
          }

          @Override
          public void hostedZone(ZoneReference zone) {
            throw new AssertionError(zone);
          }

          @Override
          public void vpcAssociation(Vpc vpc) {
            throw new AssertionError(vpc);
          }

          @Override
          public void recordSet(PreparedSet set) {
            throw new AssertionError(set);
          }
        });
    return seen;
  }

  private static List<Effect> effects(List<LogEntry> entries) {
    return entries.stream().flatMap(entry -> entry.effects().stream()).toList();
  }

  @Test
  void statesThatWereTold_outliveTheProcess_andAreFollowed() throws Exception {
    store.apply(new SetAlarmState(EAST, Optional.of(AlarmState.ALARM)));
    store.apply(new SetAlarmState(EAST, Optional.of(AlarmState.ALARM)));
    assertThat(store.apply(new SetAlarmState(EAST, Optional.of(AlarmState.INSUFFICIENT_DATA))))
        .contains(DOWN.in(AlarmState.INSUFFICIENT_DATA));
    store.apply(new SetAlarmState(WEST, Optional.of(AlarmState.OK)));
    store.apply(new SetRoutingControlState("arn:x/y", Optional.of(RoutingControlState.OFF)));
    store.apply(new SetRoutingControlState("arn:x/y", Optional.of(RoutingControlState.OFF)));
    AlarmData up = AlarmData.NONE.in(AlarmState.OK);
    List<Effect> expected =
        List.of(
            new Effect.AlarmChanged(EAST, Optional.of(DOWN)),
            new Effect.AlarmChanged(EAST, Optional.of(DOWN.in(AlarmState.INSUFFICIENT_DATA))),
            new Effect.AlarmChanged(WEST, Optional.of(up)),
            new Effect.RoutingControlChanged("arn:x/y", Optional.of(RoutingControlState.OFF)));
    assertThat(effects(follower.published())).isEqualTo(expected);
    assertThat(effects(store.log(0, 100))).isEqualTo(expected);
    reopen();
    assertThat(contents())
        .containsExactly(
            WEST + " " + up, EAST + " " + DOWN.in(AlarmState.INSUFFICIENT_DATA), "arn:x/y OFF");

    store.apply(new SetAlarmState(EAST, Optional.empty()));
    store.apply(new SetRoutingControlState("arn:x/y", Optional.empty()));
    assertThat(effects(store.log(4, 100)))
        .containsExactly(
            new Effect.AlarmChanged(EAST, Optional.empty()),
            new Effect.RoutingControlChanged("arn:x/y", Optional.empty()));
    store.apply(new ReplaceContents(List.of()));
    assertThat(contents()).isEmpty();
  }

  @Test
  void whatWasFound_outlivesTheProcess_andIsNotInTheLog() throws Exception {
    HealthCheckId id = new HealthCheckId("check");
    store.apply(transaction -> {
      transaction.insertHealthCheck(
          new HealthCheck(
              id, 1, "reference", new HealthCheckConfig.RoutingControl("arn", false, false), 1));
      return true;
    });
    assertThat(contents()).containsExactly("check Optional.empty");
    MeasuredHealth measured =
        new MeasuredHealth(HealthStatus.UNHEALTHY, Instant.parse("2026-03-27T17:48:16.751Z"));
    store.apply(
        new RecordMeasuredHealth(Map.of(id, measured, new HealthCheckId("gone"), measured)));
    assertThat(store.log(0, 100)).hasSize(1);
    reopen();
    assertThat(contents()).containsExactly("check " + Optional.of(measured));
  }
}

package io.milepost.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.healthcheck.probe.Observation;
import io.milepost.healthcheck.probe.Probing;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which checks are probed. */
class ProbedChecksTest {
  private final List<String> told = new ArrayList<>();
  private final ProbedChecks checks = new ProbedChecks(new Told());

  private final class Told implements Probing {
    @Override
    public void put(HealthCheckId id, HealthCheckConfig.Endpoint config) {
      told.add("put " + id + " " + config.port());
    }

    @Override
    public void remove(HealthCheckId id) {
      told.add("remove " + id);
    }

    @Override
    public List<Observation> probeNow(HealthCheckId id) {
      throw new AssertionError(id);
    }

    @Override
    public void close() {}
  }

  private static HealthCheck check(String id, HealthCheckConfig config, long version) {
    return new HealthCheck(new HealthCheckId(id), 1, id, config, version);
  }

  private static HealthCheck check(String id, int port, boolean disabled) {
    return check(
        id,
        new HealthCheckConfig.Endpoint(
            new EndpointProtocol.Tcp(),
            Optional.of("192.0.2.1"),
            Optional.empty(),
            port,
            30,
            3,
            false,
            List.of(),
            false,
            disabled),
        1);
  }

  private List<String> change(Effect... effects) {
    told.clear();
    checks.stage(new LogEntry(1, Instant.EPOCH, List.of(effects)));
    assertThat(told).as("not durable yet").isEmpty();
    checks.keep();
    return List.copyOf(told);
  }

  private static Effect changed(HealthCheck before, HealthCheck after) {
    return new Effect.HealthCheckChanged(after.id(), Optional.of(before), Optional.of(after));
  }

  private static Effect created(HealthCheck check) {
    return new Effect.HealthCheckChanged(check.id(), Optional.empty(), Optional.of(check));
  }

  private static Effect deleted(HealthCheck check) {
    return new Effect.HealthCheckChanged(check.id(), Optional.of(check), Optional.empty());
  }

  @Test
  void check_isProbed_whileItIsThereAndEnabled() {
    HealthCheck on = check("a", 80, false);
    HealthCheck off = check("a", 80, true);
    HealthCheck other = check("a", 81, false);
    assertThat(change(created(on))).containsExactly("put a 80");
    assertThat(change(changed(on, on.updatedTo(on.config())))).isEmpty();
    assertThat(change(changed(on, other))).containsExactly("put a 81");
    assertThat(change(changed(other, off))).containsExactly("remove a");
    assertThat(change(changed(off, on))).containsExactly("put a 80");
    assertThat(change(new Effect.HealthForced(on.id(), Optional.of(HealthStatus.HEALTHY))))
        .isEmpty();
    assertThat(change(deleted(on))).containsExactly("remove a");
    assertThat(change(created(off), deleted(off))).isEmpty();
  }

  @Test
  void otherKinds_areNotProbed() {
    HealthCheckConfig sum = new HealthCheckConfig.Calculated(List.of(), 0, false, false);
    HealthCheckConfig control = new HealthCheckConfig.RoutingControl("arn", false, false);
    assertThat(change(created(check("s", sum, 1)), created(check("c", control, 1)))).isEmpty();
  }

  @Test
  void clearedContents_stopsAll() {
    change(created(check("a", 80, false)), created(check("b", 80, false)));
    assertThat(change(new Effect.ContentsCleared(), created(check("c", 80, false))))
        .containsExactlyInAnyOrder("remove a", "remove b", "put c 80")
        .endsWith("put c 80");
    assertThat(change(new Effect.ContentsCleared())).containsExactly("remove c");
  }

  @Test
  void discard_tellsNothing() {
    checks.stage(new LogEntry(1, Instant.EPOCH, List.of(created(check("a", 80, false)))));
    checks.discard();
    assertThat(change()).isEmpty();
  }

  @Test
  void start_probesWhatIsThere() {
    HealthCheck on = check("a", 80, false);
    checks.start(List.of(report(on), report(check("b", 80, true))));
    assertThat(told).containsExactly("put a 80");
    assertThat(change(deleted(on))).containsExactly("remove a");
  }

  private static HealthReport report(HealthCheck check) {
    return new HealthReport(
        check, HealthStatus.HEALTHY, Instant.EPOCH, Optional.empty(), "any", List.of());
  }
}

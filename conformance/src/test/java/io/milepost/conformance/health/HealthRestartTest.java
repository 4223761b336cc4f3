package io.milepost.conformance.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** What was found outlives the process, so that a restart does not flap answers. */
final class HealthRestartTest {
  private static final String UP = "192.0.2.1";
  private static final String BACKUP = "192.0.2.2";

  @TempDir Path directory = Path.of("");

  @Test
  void kill_thenStart_goesOnAsBefore() {
    try (Endpoint broken = Endpoint.plain();
        Endpoint well = Endpoint.plain();
        Probes probes = Probes.start(directory)) {
      String check =
          probes.check(HealthCheckType.HTTP, broken, config -> config.failureThreshold(5));
      String inverted = probes.check(HealthCheckType.HTTP, well, config -> config.inverted(true));
      probes.put(
          List.of(
              Probes.set("www", UP, set -> set.failover("PRIMARY").healthCheckId(check)),
              Probes.set("www", BACKUP, set -> set.failover("SECONDARY"))));
      probes.awaitAnswer("www", UP);
      broken.become(Behaviour.UNAVAILABLE);
      // The line is written when it is on disk.
      String line = "Health check " + check + " is Unhealthy now: 1 of 8 checkers say healthy; ";
      probes.milepost().await("logged", () -> probes.milepost().stderr().contains(line));
      assertThat(probes.answer("www")).containsExactly(BACKUP);
      String since = since(probes.shown(check));

      probes.milepost().kill();
      probes.restart();

      int before = broken.connections();
      do {
        assertThat(probes.answer("www")).containsExactly(BACKUP);
      } while (broken.connections() < before + 10 * 8);
      assertThat(since(probes.shown(check))).isEqualTo(since);
      assertThat(probes.shown(inverted)).contains("\"status\":\"Unhealthy\"");
      assertThat(probes.milepost().stderr()).doesNotContain("Health check ");

      broken.become(Behaviour.WELL);
      probes.awaitAnswer("www", UP);
    }
  }

  private static String since(String shown) {
    return shown.replaceFirst(".*\"since\":\"([^\"]*)\".*", "$1");
  }
}

package io.milepost.conformance.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.RawHttp;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.InsufficientDataHealthStatus;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What each policy answers when endpoints break, and checks that other things decide. */
final class HealthRoutingTest {
  private static final String FIRST = "192.0.2.1";
  private static final String SECOND = "192.0.2.2";
  private static final String BACKUP = "192.0.2.3";
  private static final String ARN =
      "arn:aws:route53-recovery-control::111122223333:controlpanel/a1/routingcontrol/b2";

  @TempDir Path directory = Path.of("");

  private final Endpoint first = Endpoint.plain();
  private final Endpoint second = Endpoint.plain();
  private Probes probes;

  @BeforeEach
  void start() {
    probes = Probes.start(directory);
  }

  @AfterEach
  void stop() {
    probes.close();
    first.close();
    second.close();
  }

  private ResourceRecordSet alias(String name, String target, String failover) {
    return ResourceRecordSet.builder()
        .name(name + ".example.com")
        .type(RRType.A)
        .setIdentifier(failover)
        .failover(failover)
        .aliasTarget(alias ->
            alias
                .hostedZoneId(probes.zone())
                .dnsName(target + ".example.com")
                .evaluateTargetHealth(true))
        .build();
  }

  @Test
  void policies_leaveOutWhatIsBroken_andFailOpen() {
    String one = probes.check(HealthCheckType.HTTP, first, config -> {});
    String other = probes.check(HealthCheckType.TCP, second, config -> {});
    probes.put(
        List.of(
            Probes.set("weighted", FIRST, set -> set.weight(1L).healthCheckId(one)),
            Probes.set("weighted", SECOND, set -> set.weight(1L).healthCheckId(other)),
            Probes.set("multi", FIRST, set -> set.multiValueAnswer(true).healthCheckId(one)),
            Probes.set("multi", SECOND, set -> set.multiValueAnswer(true).healthCheckId(other)),
            Probes.set("failover", FIRST, set -> set.failover("PRIMARY").healthCheckId(one)),
            Probes.set("failover", BACKUP, set -> set.failover("SECONDARY")),
            Probes.set("backup", BACKUP, set -> set.setIdentifier(null)),
            alias("tree", "weighted", "PRIMARY"),
            alias("tree", "backup", "SECONDARY")));
    probes.awaitAnswer("multi", FIRST, SECOND);
    assertThat(weighted("weighted")).containsExactly(FIRST, SECOND);
    assertThat(weighted("tree")).containsExactly(FIRST, SECOND);

    first.become(Behaviour.UNAVAILABLE);
    probes.awaitAnswer("multi", SECOND);
    assertThat(weighted("weighted")).containsExactly(SECOND);
    assertThat(probes.answer("failover")).containsExactly(BACKUP);
    assertThat(weighted("tree")).containsExactly(SECOND);

    second.become(Behaviour.REFUSE);
    probes.awaitAnswer("tree", BACKUP);
    assertThat(probes.answer("multi")).containsExactly(FIRST, SECOND);
    assertThat(weighted("weighted")).containsExactly(FIRST, SECOND);

    first.become(Behaviour.WELL);
    probes.awaitAnswer("tree", FIRST);
    assertThat(weighted("weighted")).containsExactly(FIRST);
    assertThat(probes.answer("failover")).containsExactly(FIRST);
  }

  /** All that 40 answers have; one of two is missing in one of 2^40 runs. */
  private TreeSet<String> weighted(String name) {
    TreeSet<String> seen = new TreeSet<>();
    for (int i = 0; i < 40; i++) {
      seen.addAll(probes.answer(name));
    }
    return seen;
  }

  private void failover(String name, String check) {
    probes.put(
        List.of(
            Probes.set(name, FIRST, set -> set.failover("PRIMARY").healthCheckId(check)),
            Probes.set(name, BACKUP, set -> set.failover("SECONDARY"))));
  }

  @Test
  void calculatedAndInverted_followTheirEndpoints() {
    String one = probes.check(HealthCheckType.HTTP, first, config -> {});
    String other = probes.check(HealthCheckType.HTTP, second, config -> config.inverted(true));
    String disabled =
        probes.check(HealthCheckType.HTTP, second, config -> config.disabled(true).inverted(true));
    for (int threshold = 0; threshold <= 4; threshold++) {
      int wanted = threshold;
      String sum =
          probes.check(config ->
              config
                  .type(HealthCheckType.CALCULATED)
                  .childHealthChecks(one, other, disabled)
                  .healthThreshold(wanted));
      failover("sum" + threshold, sum);
    }
    // The first alone is healthy: what answers counts as broken where it is inverted.
    awaitSums(1);
    first.become(Behaviour.UNAVAILABLE);
    awaitSums(0);
    second.become(Behaviour.UNAVAILABLE);
    awaitSums(1);
    first.become(Behaviour.WELL);
    awaitSums(2);
    assertThat(probes.status(disabled)).isEmpty();
    assertThat(probes.shown(disabled)).contains("\"reason\":\"disabled; inverted\"");
  }

  private void awaitSums(int healthy) {
    for (int threshold = 0; threshold <= 4; threshold++) {
      probes.awaitAnswer("sum" + threshold, threshold <= healthy ? FIRST : BACKUP);
    }
  }

  private RawHttp.Response put(String path, String state) {
    RawHttp.Response response =
        probes.admin().send("PUT", "/_milepost/" + path, "{\"state\":\"" + state + "\"}");
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response;
  }

  @Test
  void alarms_decide_untilReset() {
    Map<InsufficientDataHealthStatus, String> names =
        Map.of(
            InsufficientDataHealthStatus.HEALTHY, "healthy",
            InsufficientDataHealthStatus.UNHEALTHY, "unhealthy",
            InsufficientDataHealthStatus.LAST_KNOWN_STATUS, "last");
    names.forEach((status, name) ->
        failover(
            name,
            probes.check(config ->
                config
                    .type(HealthCheckType.CLOUDWATCH_METRIC)
                    .alarmIdentifier(alarm -> alarm.region("eu-west-1").name("errors / minute"))
                    .insufficientDataHealthStatus(status))));
    String path = "alarms/eu-west-1/errors%20/%20minute";
    assertAnswers(FIRST, BACKUP, FIRST);
    assertThat(put(path, "ALARM").text())
        .isEqualTo(
            "{\"region\":\"eu-west-1\",\"name\":\"errors / minute\",\"state\":\"ALARM\","
                + "\"lastKnownStatus\":\"Unhealthy\"}");
    assertAnswers(BACKUP, BACKUP, BACKUP);
    put(path, "INSUFFICIENT_DATA");
    assertAnswers(FIRST, BACKUP, BACKUP);
    probes.restart();
    assertAnswers(FIRST, BACKUP, BACKUP);
    put(path, "OK");
    assertAnswers(FIRST, FIRST, FIRST);
    put(path, "INSUFFICIENT_DATA");
    assertAnswers(FIRST, BACKUP, FIRST);
    put(path, "ALARM");
    assertThat(probes.admin().send("DELETE", "/_milepost/" + path, "").status()).isEqualTo(200);
    assertAnswers(FIRST, BACKUP, FIRST);
    put(path, "ALARM");
    assertThat(probes.admin().get("/_milepost/alarms").text()).contains("\"state\":\"ALARM\"");
    assertThat(probes.admin().post("/_milepost/reset", "").status()).isEqualTo(200);
    assertThat(probes.admin().get("/_milepost/alarms").text()).isEqualTo("{\"alarms\":[]}");
  }

  private void assertAnswers(String healthy, String unhealthy, String last) {
    assertThat(List.of(probes.answer("healthy"), probes.answer("unhealthy"), probes.answer("last")))
        .isEqualTo(List.of(List.of(healthy), List.of(unhealthy), List.of(last)));
  }

  @Test
  void routingControls_decide_alsoAfterARestart() {
    String check =
        probes.check(
            config -> config.type(HealthCheckType.RECOVERY_CONTROL).routingControlArn(ARN));
    failover("control", check);
    assertThat(probes.answer("control")).containsExactly(FIRST);
    assertThat(put("routing-controls/" + ARN, "Off").text())
        .isEqualTo("{\"arn\":\"" + ARN + "\",\"state\":\"Off\"}");
    assertThat(probes.answer("control")).containsExactly(BACKUP);
    probes.restart();
    assertThat(probes.answer("control")).containsExactly(BACKUP);
    assertThat(probes.shown(check)).contains("\"reason\":\"the routing control is Off\"");
    put("routing-controls/" + ARN, "On");
    assertThat(probes.answer("control")).containsExactly(FIRST);
  }
}

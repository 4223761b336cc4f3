package io.milepost.conformance.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.RawHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.HealthCheckObservation;
import software.amazon.awssdk.services.route53.model.HealthCheckRegion;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;

/** What the API and the admin port show of health checks, and when endpoints are probed at all. */
final class HealthStatusTest {
  private static final String UNKNOWN = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir Path directory = Path.of("");

  private final Endpoint endpoint = Endpoint.plain();
  private Probes probes;

  @BeforeEach
  void start() {
    probes = Probes.start(directory);
  }

  @AfterEach
  void stop() {
    probes.close();
    endpoint.close();
  }

  private List<HealthCheckObservation> observations(String check) {
    return probes
        .api()
        .client()
        .getHealthCheckStatus(request -> request.healthCheckId(check))
        .healthCheckObservations();
  }

  @Test
  void observations_areOfEveryRegion() {
    Instant begin = Instant.now();
    String check =
        probes.check(
            HealthCheckType.HTTP,
            endpoint,
            config ->
                config.regions(
                    HealthCheckRegion.EU_WEST_1,
                    HealthCheckRegion.US_EAST_1,
                    HealthCheckRegion.SA_EAST_1));
    probes.milepost().await("observed", () -> observations(check).size() == 3);
    List<HealthCheckObservation> observations = observations(check);
    assertThat(observations)
        .extracting(HealthCheckObservation::region)
        .containsExactlyInAnyOrder(
            HealthCheckRegion.US_EAST_1, HealthCheckRegion.EU_WEST_1, HealthCheckRegion.SA_EAST_1);
    assertThat(observations)
        .allSatisfy(one -> {
          assertThat(one.ipAddress()).matches("[0-9.]+");
          assertThat(one.statusReport().status()).isEqualTo("Success: HTTP Status Code 200, OK");
          assertThat(one.statusReport().checkedTime())
              .isBetween(begin.minus(Duration.ofMillis(1)), Instant.now());
        });
    assertThat(probes.lastFailures(check)).isEmpty();
  }

  @Test
  void checksWithoutCheckers_haveNoSuchStatus() {
    String control =
        probes.check(config ->
            config.type(HealthCheckType.RECOVERY_CONTROL).routingControlArn("arn:aws:any"));
    String sum =
        probes.check(config ->
            config.type(HealthCheckType.CALCULATED).healthThreshold(0).childHealthChecks(control));
    for (String check : List.of(control, sum)) {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> probes.status(check))
          .withMessageContaining(check);
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> probes.lastFailures(check));
    }
    assertThatExceptionOfType(NoSuchHealthCheckException.class)
        .isThrownBy(() -> probes.status(UNKNOWN))
        .withMessageContaining(UNKNOWN);
    assertThatExceptionOfType(NoSuchHealthCheckException.class)
        .isThrownBy(() -> probes.lastFailures(UNKNOWN));
  }

  @Test
  void forcedStatus_outranksProbes_whichStayVisible() {
    String check = probes.check(HealthCheckType.HTTP, endpoint, config -> {});
    probes.awaitStatus(check, "Success: .*");
    String path = "/_milepost/healthchecks/" + check + "/status";
    assertThat(probes.admin().send("PUT", path, "{\"status\":\"Unhealthy\"}").status())
        .isEqualTo(200);
    assertThat(probes.shown(check))
        .contains(
            "\"status\":\"Unhealthy\"", "\"reason\":\"forced\"", "\"forcedStatus\":\"Unhealthy\"");
    endpoint.become(Behaviour.UNAVAILABLE);
    probes.awaitStatus(check, "Failure: HTTP Status Code 503, Service Unavailable");
    assertThat(probes.admin().send("PUT", path, "{\"status\":\"Healthy\"}").status())
        .isEqualTo(200);
    assertThat(probes.shown(check)).contains("\"status\":\"Healthy\"", "\"success\":false");
    assertThat(probes.admin().send("DELETE", path, "").status()).isEqualTo(200);
    probes
        .milepost()
        .await("unhealthy", () -> probes.shown(check).contains("\"status\":\"Unhealthy\""));
    assertThat(probes.shown(check)).contains("\"forcedStatus\":null");
  }

  @Test
  void probing_endsAtOnce_withTheCheck() {
    try (Endpoint other = Endpoint.plain()) {
      String disabled = probes.check(HealthCheckType.HTTP, endpoint, config -> {});
      String reset = probes.check(HealthCheckType.HTTP, other, config -> {});
      probes.awaitStatus(disabled, "Success: .*");
      probes.awaitStatus(reset, "Success: .*");
      probes
          .api()
          .client()
          .updateHealthCheck(request -> request.healthCheckId(disabled).disabled(true));
      assertThat(probes.status(disabled)).isEmpty();
      assertQuiet(endpoint, other);

      probes
          .api()
          .client()
          .updateHealthCheck(request -> request.healthCheckId(disabled).disabled(false));
      probes.awaitStatus(disabled, "Success: .*");
      probes.api().client().deleteHealthCheck(request -> request.healthCheckId(disabled));
      assertQuiet(endpoint, other);

      assertThat(probes.admin().post("/_milepost/reset", "").status()).isEqualTo(200);
      String again = probes.check(HealthCheckType.HTTP, endpoint, config -> {});
      probes.awaitStatus(again, "Success: .*");
      assertQuiet(other, endpoint);
    }
  }

  /** While one endpoint is probed ten times by every checker, the other is not. */
  private void assertQuiet(Endpoint quiet, Endpoint probed) {
    int before = quiet.connections();
    int end = probed.connections() + 10 * 8;
    probes.milepost().await("probed", () -> probed.connections() >= end);
    assertThat(quiet.connections())
        .as("but for what had been under way")
        .isLessThanOrEqualTo(before + 4);
  }

  @Test
  void probeNow_answersWithWhatItFound() {
    String slow =
        probes.check(
            HealthCheckType.HTTP,
            endpoint,
            config -> config.requestInterval(30).failureThreshold(1));
    endpoint.become(Behaviour.UNAVAILABLE);
    RawHttp.Response response =
        probes.admin().post("/_milepost/healthchecks/" + slow + "/probe", "");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text())
        .startsWith(
            "{\"id\":\"" + slow + "\",\"type\":\"HTTP\",\"version\":1,\"status\":\"Unhealthy\"")
        .contains(
            "\"success\":false,\"status\":\"Failure: HTTP Status Code 503, ", "connectionTime")
        .doesNotContain("\"success\":true");
    assertThat(response.text().split("\"region\":", -1)).hasSize(9);
    assertThat(probes.status(slow)).hasSize(8);

    String sum =
        probes.check(config ->
            config.type(HealthCheckType.CALCULATED).healthThreshold(0).childHealthChecks(slow));
    String disabled = probes.check(HealthCheckType.HTTP, endpoint, config -> config.disabled(true));
    assertRefused(400, sum);
    assertRefused(400, disabled);
    assertRefused(404, UNKNOWN);
  }

  private void assertRefused(int status, String check) {
    RawHttp.Response refused =
        probes.admin().post("/_milepost/healthchecks/" + check + "/probe", "");
    assertThat(refused.status()).as(refused.text()).isEqualTo(status);
    assertThat(refused.text()).startsWith("{\"error\":\"");
  }

  @Test
  void metrics_haveCloudWatchsNames_andGoWithTheCheck() {
    String check =
        probes.check(HealthCheckType.HTTP, endpoint, config -> config.measureLatency(true));
    String unmeasured =
        probes.check(HealthCheckType.HTTP, endpoint, config -> config.inverted(true));
    probes.awaitStatus(check, "Success: .*");
    probes.awaitStatus(unmeasured, "Success: .*");
    String metrics = probes.admin().get("/_milepost/metrics").text();
    assertThat(metrics)
        .contains(
            "HealthCheckStatus{HealthCheckId=\"" + check + "\"} 1.0\n",
            "HealthCheckPercentageHealthy{HealthCheckId=\"" + check + "\"} 100.0\n",
            "HealthCheckStatus{HealthCheckId=\"" + unmeasured + "\"} 0.0\n",
            "HealthCheckPercentageHealthy{HealthCheckId=\"" + unmeasured + "\"} 100.0\n")
        .containsPattern(
            "ConnectionTime\\{HealthCheckId=\"" + check + "\",Region=\"eu-west-1\"} [0-9.]+\n")
        .containsPattern(
            "TimeToFirstByte\\{HealthCheckId=\"" + check + "\",Region=\"sa-east-1\"} [0-9.]+\n")
        .doesNotContain("SSLHandshakeTime{")
        .doesNotContain("ConnectionTime{HealthCheckId=\"" + unmeasured);
    probes.api().client().deleteHealthCheck(request -> request.healthCheckId(check));
    assertThat(probes.admin().get("/_milepost/metrics").text()).doesNotContain(check);
  }

  @Test
  void badSignals_areRefused() {
    for (String body : List.of("", "{}", "{\"state\":\"on\"}", "{\"state\":1}", "[]")) {
      assertRefusedSignal("alarms/eu-west-1/a", body);
      assertRefusedSignal("routing-controls/arn", body);
    }
    assertRefusedSignal("alarms/moon-1/a", "{\"state\":\"OK\"}");
    assertRefusedSignal("alarms/eu-west-1/" + "a".repeat(257), "{\"state\":\"OK\"}");
    assertRefusedSignal("routing-controls/" + "a".repeat(256), "{\"state\":\"On\"}");
    assertThat(probes.admin().send("PUT", "/_milepost/alarms/eu-west-1", "{}").status())
        .isEqualTo(404);
    assertThat(probes.admin().post("/_milepost/alarms/eu-west-1/a", "{}").status()).isEqualTo(405);
    assertThat(probes.admin().get("/_milepost/routing-controls").text())
        .isEqualTo("{\"routingControls\":[]}");
  }

  private void assertRefusedSignal(String path, String body) {
    RawHttp.Response refused = probes.admin().send("PUT", "/_milepost/" + path, body);
    assertThat(refused.status()).as(path + " " + body).isEqualTo(400);
    assertThat(refused.text()).startsWith("{\"error\":\"");
  }
}

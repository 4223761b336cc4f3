package io.milepost.conformance.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** Endpoints that break in every way, what is said of them, and the answers that fail over. */
final class BrokenEndpointTest {
  private static final String UP = "192.0.2.1";
  private static final String BACKUP = "192.0.2.2";
  @TempDir Path directory = Path.of("");

  private final List<Endpoint> endpoints = new ArrayList<>();
  private Probes probes;

  @BeforeEach
  void start() {
    probes = Probes.start(directory);
  }

  @AfterEach
  void stop() {
    probes.close();
    endpoints.forEach(Endpoint::close);
  }

  /**
   * A way of breaking.
   *
   * @param reason a pattern for what every checker says then
   */
  private record Case(
      HealthCheckType type,
      Behaviour broken,
      Consumer<HealthCheckConfig.Builder> config,
      String well,
      String reason) {
    String name() {
      return (type + "-" + broken).replace('_', '-').toLowerCase(Locale.ROOT);
    }
  }

  private static Case http(Behaviour broken, String reason) {
    return new Case(HealthCheckType.HTTP, broken, config -> {}, "HTTP Status Code 200, OK", reason);
  }

  private static Case https(Behaviour broken, String reason) {
    return new Case(
        HealthCheckType.HTTPS,
        broken,
        config -> config.fullyQualifiedDomainName("endpoint.example.com").enableSNI(true),
        "HTTP Status Code 200, OK",
        reason);
  }

  private static Case match(HealthCheckType type, Behaviour broken, String reason) {
    return new Case(type, broken, BrokenEndpointTest::search, "HTTP Status Code 200, OK", reason);
  }

  private static final String NO_ANSWER =
      "The endpoint did not send a response within the timeout limit\\.";
  private static final String CLOSED = "The connection was closed by the endpoint\\.";
  private static final String RESET = "The connection was reset by the endpoint\\.";
  private static final String NOT_FOUND = "The search string was not found in the first 5,120 .*";

  private static final List<Case> CASES =
      List.of(
          http(Behaviour.UNAVAILABLE, "HTTP Status Code 503, Service Unavailable"),
          http(Behaviour.GARBAGE, "The response is not valid: .*"),
          http(Behaviour.ENDLESS_HEADERS, "The response is not valid: .*16,384.*"),
          http(Behaviour.RESET, RESET),
          http(Behaviour.HALF_OPEN, CLOSED),
          http(Behaviour.HANG, NO_ANSWER),
          http(Behaviour.REFUSE, "Connection refused\\."),
          match(HealthCheckType.HTTP_STR_MATCH, Behaviour.INFINITE_BODY, NOT_FOUND),
          match(HealthCheckType.HTTPS_STR_MATCH, Behaviour.INFINITE_BODY, NOT_FOUND),
          https(Behaviour.UNAVAILABLE, "HTTP Status Code 503, Service Unavailable"),
          https(Behaviour.TLS_ALERT, ".*SSL alert handshake_failure.*"),
          https(Behaviour.GARBAGE, ".+"),
          https(Behaviour.RESET, RESET),
          https(Behaviour.HANG, NO_ANSWER),
          new Case(
              HealthCheckType.TCP,
              Behaviour.REFUSE,
              config -> {},
              "TCP connection established",
              "Connection refused\\."));

  @Test
  void endpointsThatBreak_areToldAndFailOver_andComeBack() {
    List<String> checks = new ArrayList<>();
    for (Case one : CASES) {
      Endpoint endpoint =
          one.type.toString().startsWith("HTTPS") ? Endpoint.tls(directory) : Endpoint.plain();
      endpoints.add(endpoint);
      String check = probes.check(one.type, endpoint, one.config);
      checks.add(check);
      probes.put(
          List.of(
              Probes.set(one.name(), UP, set -> set.failover("PRIMARY").healthCheckId(check)),
              Probes.set(one.name(), BACKUP, set -> set.failover("SECONDARY"))));
    }
    for (int i = 0; i < CASES.size(); i++) {
      probes.awaitStatus(checks.get(i), "Success: " + CASES.get(i).well);
      probes.awaitAnswer(CASES.get(i).name(), UP);
    }
    for (int i = 0; i < CASES.size(); i++) {
      endpoints.get(i).become(CASES.get(i).broken);
    }
    for (int i = 0; i < CASES.size(); i++) {
      Case one = CASES.get(i);
      probes.awaitAnswer(one.name(), BACKUP);
      probes.awaitStatus(checks.get(i), "Failure: " + one.reason);
      assertThat(probes.lastFailures(checks.get(i)))
          .hasSize(8)
          .allSatisfy(text -> assertThat(text).matches("Failure: " + one.reason));
      assertThat(probes.shown(checks.get(i)))
          .contains("\"status\":\"Unhealthy\"", "of 8 checkers say healthy; ", "Failure: ");
    }
    endpoints.forEach(endpoint -> endpoint.become(Behaviour.WELL));
    for (int i = 0; i < CASES.size(); i++) {
      probes.awaitAnswer(CASES.get(i).name(), UP);
      probes.awaitStatus(checks.get(i), "Success: " + CASES.get(i).well);
      assertThat(probes.lastFailures(checks.get(i))).hasSize(8);
    }
  }

  @Test
  void name_isResolvedInOurOwnZones_atEveryProbe() {
    Endpoint endpoint = Endpoint.plain();
    endpoints.add(endpoint);
    String check =
        probes.check(config ->
            config
                .type(HealthCheckType.HTTP)
                .fullyQualifiedDomainName("web.example.com")
                .port(endpoint.port())
                .requestInterval(10)
                .failureThreshold(1));
    probes.put(
        List.of(
            Probes.set("www", UP, set -> set.failover("PRIMARY").healthCheckId(check)),
            Probes.set("www", BACKUP, set -> set.failover("SECONDARY"))));
    probes.awaitStatus(check, "Failure: DNS resolution failed: NXDOMAIN");
    probes.awaitAnswer("www", BACKUP);
    probes.put(List.of(Probes.set("web", "127.0.0.1", set -> set.setIdentifier(null))));
    probes.awaitAnswer("www", UP);
    probes.awaitStatus(check, "Success: HTTP Status Code 200, OK\\. Resolved IP: 127\\.0\\.0\\.1");
  }

  private static void search(HealthCheckConfig.Builder config) {
    config.searchString("all is well");
  }
}

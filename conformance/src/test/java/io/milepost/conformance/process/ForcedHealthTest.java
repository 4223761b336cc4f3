package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.RawHttp.Response;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** What health checks are made to say, on the admin port; and that checks outlive the process. */
final class ForcedHealthTest {
  @TempDir Path directory = Path.of("");

  private MilepostProcess milepost;
  private Route53Api api;

  @BeforeEach
  void start() {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
  }

  @AfterEach
  void stop() {
    api.close();
    milepost.close();
  }

  private HealthCheck create(String reference) {
    return api.client()
        .createHealthCheck(request ->
            request
                .callerReference(reference)
                .healthCheckConfig(
                    config -> config.type(HealthCheckType.HTTP).ipAddress("127.0.0.1")))
        .healthCheck();
  }

  private Response put(String id, String body) {
    return admin().send("PUT", path(id), body, "Content-Type: application/json");
  }

  private RawHttp admin() {
    return new RawHttp(milepost.admin());
  }

  private static String path(String id) {
    return "/_milepost/healthchecks/" + id + "/status";
  }

  private String list() {
    Response response = admin().get("/_milepost/healthchecks");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("content-type").orElse("")).startsWith("application/json");
    return response
        .text()
        .replaceAll(",\"status\":\"[^\"]*\",\"since\":\"[^\"]*\",\"reason\":\"[^\"]*\"", "")
        .replaceAll(",\"checkers\":\\[[^\\]]*]", "");
  }

  private static String listed(HealthCheck check, String forced) {
    return "{\"id\":\"%s\",\"type\":\"HTTP\",\"version\":%d,\"forcedStatus\":%s}"
        .formatted(check.id(), check.healthCheckVersion(), forced);
  }

  private static String all(String... listed) {
    return "{\"healthChecks\":[" + String.join(",", listed) + "]}";
  }

  @Test
  void status_isForcedAndLifted() {
    assertThat(list()).isEqualTo(all());
    HealthCheck check = create("one");
    HealthCheck other = create("two");
    assertThat(list()).isEqualTo(all(listed(check, "null"), listed(other, "null")));

    Response forced = put(check.id(), "{\"status\":\"Unhealthy\"}");
    assertThat(forced.status()).isEqualTo(200);
    assertThat(forced.text())
        .isEqualTo("{\"id\":\"" + check.id() + "\",\"forcedStatus\":\"Unhealthy\"}");
    assertThat(list()).isEqualTo(all(listed(check, "\"Unhealthy\""), listed(other, "null")));
    assertThat(put(check.id(), " {\"status\" : \"Healthy\"}\n").status()).isEqualTo(200);
    assertThat(put(check.id(), "{\"status\":\"Healthy\"}").status()).isEqualTo(200);
    assertThat(list()).isEqualTo(all(listed(check, "\"Healthy\""), listed(other, "null")));
    assertThat(
            api.client().getHealthCheck(request -> request.healthCheckId(check.id())).healthCheck())
        .isEqualTo(check);

    for (int i = 0; i < 2; i++) {
      Response lifted = admin().send("DELETE", path(check.id()), "");
      assertThat(lifted.status()).isEqualTo(200);
      assertThat(lifted.text()).isEqualTo("{\"id\":\"" + check.id() + "\",\"forcedStatus\":null}");
    }
    assertThat(list()).isEqualTo(all(listed(check, "null"), listed(other, "null")));
  }

  @Test
  void badCalls_areRefusedAsJson() {
    HealthCheck check = create("one");
    List<String> bodies =
        List.of(
            "",
            "Healthy",
            "\"Healthy\"",
            "[]",
            "{}",
            "null",
            "{\"status\":\"healthy\"}",
            "{\"status\":null}",
            "{\"status\":true}",
            "{\"status\":[\"Healthy\"]}",
            "{\"status\":\"Healthy\",\"until\":\"tomorrow\"}",
            "{\"status\":\"Healthy\",\"status\":\"Unhealthy\"}",
            "{\"status\":\"Healthy\"} {}",
            "{\"status\":\"Healthy\"",
            "{\"status\":\"\u0000\"}",
            "[".repeat(10_000));
    for (String body : bodies) {
      Response refused = put(check.id(), body);
      assertThat(refused.status()).as(body).isEqualTo(400);
      assertError(refused);
    }
    String unknown = "01234567-89ab-cdef-0123-456789abcdef";
    for (Response refused :
        List.of(
            put(unknown, "{\"status\":\"Healthy\"}"),
            admin().send("DELETE", path(unknown), ""),
            admin().get("/_milepost/healthchecks/" + unknown))) {
      assertThat(refused.status()).isEqualTo(404);
      assertError(refused);
    }
    Response wrongMethod = admin().get(path(check.id()));
    assertThat(wrongMethod.status()).isEqualTo(405);
    assertThat(wrongMethod.header("allow")).contains("DELETE, PUT");
    assertError(wrongMethod);
    assertError(admin().send("PUT", "/_milepost/healthchecks/%zz/status", "{}"));
    assertThat(list()).isEqualTo(all(listed(check, "null")));
  }

  private static void assertError(Response refused) {
    assertThat(refused.header("content-type").orElse("")).startsWith("application/json");
    assertThat(refused.text()).matches("\\{\"error\":\"([^\"\\\\]|\\\\.)+\"\\}");
  }

  @Test
  void checksAndForcedStatus_outliveTheProcess_andEndWithTheCheck() throws Exception {
    HealthCheck kept = create("kept");
    HealthCheck gone = create("gone");
    put(kept.id(), "{\"status\":\"Unhealthy\"}");
    put(gone.id(), "{\"status\":\"Unhealthy\"}");
    api.client().deleteHealthCheck(request -> request.healthCheckId(gone.id()));
    HealthCheck updated =
        api.client()
            .updateHealthCheck(request -> request.healthCheckId(kept.id()).port(8080))
            .healthCheck();

    api.close();
    assertThat(milepost.stop()).isZero();
    milepost.restart();
    api = new Route53Api(milepost.apiUri());

    assertThat(api.client().listHealthChecks().healthChecks()).containsExactly(updated);
    assertThat(list()).isEqualTo(all(listed(updated, "\"Unhealthy\"")));
    assertThat(put(gone.id(), "{\"status\":\"Healthy\"}").status()).isEqualTo(404);
    assertThat(create("kept 2").id()).isNotEqualTo(kept.id());
  }
}

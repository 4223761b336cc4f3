package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.RawHttp.Response;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The admin port itself. */
final class AdminTest {
  private static MilepostProcess milepost;
  private static RawHttp admin;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    admin = new RawHttp(milepost.admin());
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  @Test
  void health_isGood() {
    Response health = admin.get("/_milepost/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.header("content-type").orElse("")).startsWith("application/json");
    assertThat(health.text()).startsWith("{").endsWith("}");
  }

  @Test
  void awsPaths_areNotOnThisPort() {
    assertThat(admin.get("/2013-04-01/hostedzone").status()).isEqualTo(404);
    assertThat(admin.get("/").status()).isEqualTo(404);
    assertThat(admin.get("/_milepost/nothing").status()).isEqualTo(404);
    assertThat(admin.post("/_milepost/health", "").status()).isIn(404, 405);
  }
}

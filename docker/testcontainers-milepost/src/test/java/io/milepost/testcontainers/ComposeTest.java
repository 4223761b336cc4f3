package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The compose files and the README's way to a first answer, as they are written. */
@NeedsImage
final class ComposeTest {
  @Test
  void development_asReadmeSays_answersTheApp() throws Exception {
    List<String> readme = Recipe.commands(Docker.root().resolve("README.md"), "## Docker");
    assertThat(readme)
        .isEqualTo(
            Recipe.commands(
                Docker.root().resolve("docs/docker.md"), "## From nothing to an answer"));
    // The image is built by the same command, before these tests.
    assertThat(Files.readString(Docker.root().resolve("docker/test-image")))
        .contains(readme.get(0));
    String file = "docker compose -f docker/compose.yaml";
    try {
      assertDone(readme.get(1));
      assertThat(assertDone(readme.get(2).replace(" exec app ", " exec -T app ")))
          .contains("www.example.com.\t300\tIN\tA\t192.0.2.44");
      // Through the system's own resolver, as programs do.
      assertThat(assertDone(file + " exec -T app getent hosts www.example.com"))
          .contains("192.0.2.44");
      assertThat(assertDone("dig @127.0.0.1 -p 5300 www.example.com +short"))
          .isEqualTo("192.0.2.44");
      assertThat(assertDone("dig @127.0.0.1 -p 5300 www.example.com +short +tcp"))
          .isEqualTo("192.0.2.44");
    } finally {
      assertDone(file + " down -v");
    }
  }

  /** Which emulator it is does not matter here: another image stands for it. */
  @Test
  void besideAnEmulator_route53AloneGoesToMilepost() throws Exception {
    String file = "EMULATOR=milepost-app docker compose -f docker/compose.emulator.yaml";
    String program =
        """
        import boto3
        print(boto3.client("s3").meta.endpoint_url)
        print(boto3.client("route53").meta.endpoint_url)
        print(len(boto3.client("route53").list_hosted_zones()["HostedZones"]))
        """;
    try {
      assertDone(file + " build app");
      assertDone(file + " up -d");
      assertThat(assertDone(file + " exec -T app python3 -c '" + program + "'"))
          .isEqualTo("http://emulator:4566\nhttp://milepost:5380\n0");
    } finally {
      assertDone(file + " down -v");
    }
  }

  private static String assertDone(String line) throws Exception {
    String compose = Optional.ofNullable(System.getenv("MILEPOST_TEST_COMPOSE")).orElse("");
    if (compose.isEmpty() && !"true".equals(System.getenv("CI"))) {
      abort("neither docker compose nor docker-compose is installed");
    }
    assertThat(compose).as("docker compose, or docker-compose").isNotEmpty();
    Docker.Result result = Docker.shell(line.replace("docker compose", compose));
    assertThat(result.status()).as("%s: %s", line, result.output()).isZero();
    return result.output();
  }
}

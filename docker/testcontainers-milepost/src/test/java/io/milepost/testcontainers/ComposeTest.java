package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /**
   * The service as GitHub's runner starts it, and then the job's steps but for those that are
   * actions.
   */
  @Test
  void githubActions_stepsRunBesideTheService() throws Exception {
    Optional<Path> python =
        Optional.ofNullable(System.getenv("MILEPOST_TEST_PYTHON")).map(Path::of);
    if (python.isEmpty() && !"true".equals(System.getenv("CI"))) {
      abort("no AWS CLI is there");
    }
    Workflow workflow = Workflow.read(Docker.root().resolve("docker/github-actions.yaml"));
    try (RunningImage milepost =
        RunningImage.start(workflow.containerArguments("milepost").toArray(String[]::new))) {
      assertThat(Docker.run("logs", milepost.id())).contains("Milepost is ready");
      String clients = "export PATH=" + python.orElseThrow().getParent() + ":$PATH; ";
      List<String> outputs = new ArrayList<>();
      for (String step : workflow.commands()) {
        Docker.Result result = Docker.shell(workflow.environment() + clients + step);
        assertThat(result.status()).as("%s: %s", step, result.output()).isZero();
        outputs.add(result.output());
      }
      assertThat(outputs).hasSize(2);
      assertThat(outputs.get(0)).contains("\"Name\": \"example.com.\"");
      assertThat(outputs.get(1)).contains("example.com.\t\t900\tIN\tSOA\t");
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

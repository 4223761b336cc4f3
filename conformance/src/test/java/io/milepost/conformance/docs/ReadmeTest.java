package io.milepost.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milepost.conformance.harness.MilepostProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's first steps as they are written: the Python block, the {@code dig} line, and
 * what it prints. Only the ports are replaced by those of the server under test.
 */
final class ReadmeTest {
  static final String FIRST_STEPS = "<!-- The test of this page runs the next three";
  private static final String FAILOVER = "<!-- The test of this page runs these five";
  static final String POLICIES = "<!-- The test of this page runs these three";

  @TempDir private Path directory = Path.of("unset");

  @Test
  void firstSteps_asWritten_work() throws Exception {
    List<String> steps =
        PageBlocks.behind(Files.readString(PageBlocks.page("README.md")), FIRST_STEPS);
    runAsWritten(steps.get(0), steps.get(1), steps.get(2));
  }

  @Test
  void policies_asWritten_answerAsWritten() throws Exception {
    String page = Files.readString(PageBlocks.page("README.md"));
    List<String> policies = PageBlocks.behind(page, POLICIES);
    String script = PageBlocks.behind(page, FIRST_STEPS).get(0) + policies.get(0);
    runAsWritten(script, policies.get(1), policies.get(2));
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void failover_asWritten_failsOver() throws Exception {
    String page = Files.readString(PageBlocks.page("README.md"));
    List<String> steps = PageBlocks.behind(page, FAILOVER);
    String code =
        PageBlocks.behind(page, FIRST_STEPS).get(0)
            + PageBlocks.behind(page, POLICIES).get(0)
            + steps.get(2);
    assertThat(steps.get(0).strip()).isEqualTo("./milepost serve --time-scale 10");
    String python = python();
    try (MilepostProcess milepost = MilepostProcess.start(directory, "--time-scale", "10")) {
      String webPort = freePort();
      Path script = directory.resolve("readme.py");
      Files.writeString(
          script,
          code.replace("127.0.0.1:5380", "127.0.0.1:" + milepost.api().getPort())
              .replace("8000", webPort));
      String all =
          "trap 'kill $first $second 2> /dev/null' EXIT\n"
              + steps.get(1).replace("8000", webPort)
              + python
              + " "
              + script
              + "\n"
              + steps.get(3).replace("-p 5300", "-p " + milepost.dns().getPort());
      assertThat(run(List.of("sh", "-c", all)).strip()).isEqualTo(steps.get(4).strip());
    }
  }

  private static String freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
      return String.valueOf(socket.getLocalPort());
    }
  }

  private static String python() {
    Optional<String> python = Optional.ofNullable(System.getenv("MILEPOST_TEST_PYTHON"));
    boolean mayBeLeftOut = !"true".equals(System.getenv("CI"));
    assumeTrue(python.isPresent() || !mayBeLeftOut, "no Python with boto3: left out");
    return python.orElseThrow();
  }

  /**
   * @param asking lines of {@code dig}
   * @param answers what they print
   */
  private void runAsWritten(String code, String asking, String answers)
      throws IOException, InterruptedException {
    String python = python();
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      Path script = directory.resolve("readme.py");
      assertThat(code).contains("127.0.0.1:5380");
      Files.writeString(
          script, code.replace("127.0.0.1:5380", "127.0.0.1:" + milepost.api().getPort()));
      run(List.of(python, script.toString()));

      assertThat(asking.lines())
          .allSatisfy(line -> assertThat(line).startsWith("dig ").contains("-p 5300"));
      String asked = asking.replace("-p 5300", "-p " + milepost.dns().getPort());
      assertThat(run(List.of("sh", "-c", asked)).strip()).isEqualTo(answers.strip());
    }
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "run", ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    int status = process.waitFor();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(status).as("%s: %s", command, text).isZero();
    return text;
  }
}

package io.milepost.conformance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milepost.conformance.harness.MilepostProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the README's first steps as they are written: the Python block, the {@code dig} line, and
 * what it prints. Only the ports are replaced by those of the server under test.
 */
final class ReadmeTest {
  private static final String FIRST_STEPS = "<!-- The test of this page runs the next three";
  private static final String POLICIES = "<!-- The test of this page runs these three";

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

  /**
   * @param asking lines of {@code dig}
   * @param answers what they print
   */
  private void runAsWritten(String code, String asking, String answers)
      throws IOException, InterruptedException {
    Optional<String> python = Optional.ofNullable(System.getenv("MILEPOST_TEST_PYTHON"));
    boolean mayBeLeftOut = !"true".equals(System.getenv("CI"));
    assumeTrue(python.isPresent() || !mayBeLeftOut, "no Python with boto3: left out");
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      Path script = directory.resolve("readme.py");
      assertThat(code).contains("127.0.0.1:5380");
      Files.writeString(
          script, code.replace("127.0.0.1:5380", "127.0.0.1:" + milepost.api().getPort()));
      run(List.of(python.orElseThrow(), script.toString()));

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

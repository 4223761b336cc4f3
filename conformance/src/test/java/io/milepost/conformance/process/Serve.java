package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostCommand.Outcome;
import java.nio.file.Path;
import java.util.List;

/** Command lines of {@code milepost serve}, and what a refusal looks like. */
final class Serve {
  private Serve() {}

  /** All ports free, data below the folder: what else is given may come after it. */
  static Line anywhere(Path directory) {
    return Line.of(
        "serve",
        "--dns=127.0.0.1:0",
        "--api=127.0.0.1:0",
        "--admin=127.0.0.1:0",
        "--data-dir=" + directory.resolve("data"));
  }

  /** Exit code 2, nothing on standard output, one sentence on standard error that has the words. */
  static void assertRefused(Outcome outcome, String... words) {
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    List<String> lines = outcome.stderr().lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines).as("one sentence").hasSize(1);
    assertThat(lines.getFirst()).contains(words).doesNotContain("Exception", "\tat ");
  }
}

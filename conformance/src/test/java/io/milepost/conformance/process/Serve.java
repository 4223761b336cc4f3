package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostCommand.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Command lines of {@code milepost serve}, and what a refusal looks like. */
final class Serve {
  private Serve() {}

  private static final List<String> ANYWHERE =
      List.of("--dns=127.0.0.1:0", "--api=127.0.0.1:0", "--admin=127.0.0.1:0");

  /** Free ports, data below the folder, but for the options that are given otherwise. */
  static Line anywhere(Path directory, String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve"));
    List<String> defaults = new ArrayList<>(ANYWHERE);
    defaults.add("--data-dir=" + directory.resolve("data"));
    for (String option : defaults) {
      String name = option.substring(0, option.indexOf('=') + 1);
      if (Arrays.stream(options).noneMatch(other -> (other + "=").startsWith(name))) {
        arguments.add(option);
      }
    }
    arguments.addAll(List.of(options));
    return Line.of(arguments.toArray(String[]::new));
  }

  /** Exit code 2, nothing on standard output, one sentence on standard error that has the words. */
  static void assertRefused(Outcome outcome, String... words) {
    assertThat(outcome.exitCode()).as("%s", outcome).isEqualTo(2);
    assertThat(outcome.stdout()).isEmpty();
    List<String> lines = outcome.stderr().lines().filter(line -> !line.isBlank()).toList();
    assertThat(lines).as("one sentence").hasSize(1);
    assertThat(lines.getFirst())
        .startsWith("milepost: ")
        .contains(words)
        .doesNotContain("Exception", "\tat ");
  }
}

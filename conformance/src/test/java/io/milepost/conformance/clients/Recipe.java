package io.milepost.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.milepost.conformance.harness.MilepostProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of {@code examples}, run as its page there says: with the endpoint, the region and made
 * up credentials in the environment.
 *
 * @param directory where it runs, and where its output is kept
 * @param command the words before those of a single run
 */
record Recipe(MilepostProcess milepost, Path directory, List<String> command) {
  private static final long PATIENCE_SECONDS = 120;

  Recipe {
    command = List.copyOf(command);
  }

  /** The folder {@code examples}, or something in it. */
  static Path example(String... names) {
    Path module = Path.of(System.getProperty("user.dir", "."));
    return module.resolveSibling(Path.of("examples", names)).normalize();
  }

  /**
   * Runs the program to its end, which must be a success.
   *
   * @return the lines of its standard output
   */
  List<String> run(String... arguments) {
    Run run = tryRun(arguments);
    assertThat(run.status()).as("%s %s:%n%s", command, List.of(arguments), run.all()).isZero();
    return run.output().lines().toList();
  }

  /** How a run ended, and what it wrote. */
  record Run(int status, String output, String errors) {
    String all() {
      return output + errors;
    }
  }

  /** Runs the program to its end, whatever that is. */
  Run tryRun(String... arguments) {
    List<String> words = new ArrayList<>(command);
    words.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(directory, "run", ".out");
      Path errors = Files.createTempFile(directory, "run", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
      builder.environment().putAll(environment());
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        fail(words + " still runs after " + PATIENCE_SECONDS + " seconds");
      }
      return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(words + " could not be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL_ROUTE_53",
        milepost.apiUri().toString(),
        "AWS_REGION",
        "us-east-1",
        "AWS_DEFAULT_REGION",
        "us-east-1",
        "AWS_ACCESS_KEY_ID",
        "any",
        "AWS_SECRET_ACCESS_KEY",
        "any",
        "PYTHONDONTWRITEBYTECODE",
        "1");
  }
}

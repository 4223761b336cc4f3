package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The program {@code docker}, and others that a person types beside it. */
final class Docker {
  /** How a program ended, and what it wrote, errors among it. */
  record Result(int status, String output) {}

  private Docker() {}

  /** Runs docker with these arguments and returns what it wrote, without the last line's end. */
  static String run(String... arguments) throws IOException, InterruptedException {
    Result result = attempt(arguments);
    assertThat(result.status()).as("docker %s: %s", List.of(arguments), result).isZero();
    return result.output();
  }

  /** Runs docker with these arguments. */
  static Result attempt(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(Arrays.asList(arguments));
    return attempt(command);
  }

  /** Runs a line of a shell in the project's root folder. */
  static Result shell(String line) throws IOException, InterruptedException {
    return attempt(List.of("sh", "-c", line));
  }

  /** The project's root folder. */
  static Path root() {
    return Path.of(System.getProperty("user.dir", ".")).resolve("../..").normalize();
  }

  private static Result attempt(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("docker", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int status = process.waitFor();
      return new Result(status, Files.readString(output, StandardCharsets.UTF_8).strip());
    } finally {
      Files.delete(output);
    }
  }
}

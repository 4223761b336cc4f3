package io.milepost.conformance.harness;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs of the machine that some tests need. */
public final class Tools {
  private Tools() {}

  /**
   * Finds a program on the PATH, or ends the running test as {@link #leaveOut} does.
   *
   * @param debianPackage the package that has it
   */
  public static Path require(String program, String debianPackage) {
    Optional<Path> found =
        Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    if (found.isEmpty()) {
      leaveOut(
          "%s is not installed (on Debian: apt-get install %s)".formatted(program, debianPackage));
    }
    return found.orElseThrow();
  }

  /**
   * Ends the running test: as aborted, or as failed where the environment says {@code CI=true},
   * since there nothing may be left out.
   */
  public static void leaveOut(String why) {
    if ("true".equals(System.getenv("CI"))) {
      fail(why);
    }
    abort(why);
  }
}

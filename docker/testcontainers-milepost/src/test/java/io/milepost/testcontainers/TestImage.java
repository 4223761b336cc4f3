package io.milepost.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The image under test. {@code ./milepost test} makes it while other tests run. */
final class TestImage implements ExecutionCondition {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Optional<Path> folder = Optional.ofNullable(System.getenv("MILEPOST_TEST_IMAGE")).map(Path::of);
    if (folder.isEmpty()) {
      String why = "no Docker, or not run by ./milepost test";
      if ("true".equals(System.getenv("CI"))) {
        throw new IllegalStateException(why);
      }
      return ConditionEvaluationResult.disabled(why);
    }
    awaitBuild(folder.get());
    return ConditionEvaluationResult.enabled("the image is there");
  }

  private static void awaitBuild(Path folder) {
    Path status = folder.resolve("image.status");
    try {
      Awaiting.until("the image is built", LIMIT, () -> Files.exists(status));
      if (!Files.readString(status).strip().equals("0")) {
        throw new IllegalStateException(
            "The image could not be built:\n" + Files.readString(folder.resolve("image.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

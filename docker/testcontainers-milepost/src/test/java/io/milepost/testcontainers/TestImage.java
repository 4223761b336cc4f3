package io.milepost.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The image under test. {@code ./milepost test} makes it while other tests run. */
final class TestImage implements ExecutionCondition {
  private static final long MINUTES = 15;

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
    try {
      long builder = Long.parseLong(Files.readString(folder.resolve("image.pid")).strip());
      Optional<ProcessHandle> running = ProcessHandle.of(builder);
      if (running.isPresent()) {
        running.get().onExit().get(MINUTES, TimeUnit.MINUTES);
      }
      String status = Files.readString(folder.resolve("image.status")).strip();
      if (!status.equals("0")) {
        throw new IllegalStateException(
            "The image could not be built:\n" + Files.readString(folder.resolve("image.log")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The image is still not built", e);
    }
  }
}

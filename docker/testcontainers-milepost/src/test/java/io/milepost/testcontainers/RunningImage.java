package io.milepost.testcontainers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** A container of the image as {@code docker run} starts it, healthy; removed when it is closed. */
record RunningImage(String id) implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);

  /**
   * Starts a container.
   *
   * @param arguments what stands behind {@code docker run -d}, the image among it
   */
  static RunningImage start(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("run", "-d"));
    command.addAll(Arrays.asList(arguments));
    RunningImage container = new RunningImage(Docker.run(command.toArray(String[]::new)));
    container.awaitHealthy();
    return container;
  }

  void awaitHealthy() {
    Awaiting.until(
        "healthy",
        START_LIMIT,
        () -> {
          String state =
              Docker.run("inspect", "-f", "{{.State.Status}} {{.State.Health.Status}}", id);
          if (!state.startsWith("running")) {
            Assertions.fail(state + ": " + Docker.run("logs", id));
          }
          return state.equals("running healthy");
        });
  }

  /** Where a port of the container, such as {@code 53/udp}, is published. */
  InetSocketAddress published(String port) throws IOException, InterruptedException {
    String first = Docker.run("port", id, port).lines().findFirst().orElseThrow();
    int colon = first.lastIndexOf(':');
    return new InetSocketAddress(
        first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)));
  }

  @Override
  public void close() {
    try {
      Docker.run("rm", "-fv", id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

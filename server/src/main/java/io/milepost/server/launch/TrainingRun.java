package io.milepost.server.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What the JDK's AOT cache is recorded from: a start, a first use over each port, and an end. Run
 * as {@code java -XX:AOTCacheOutput=FILE -cp milepost.jar io.milepost.server.launch.TrainingRun}
 * with the options of {@code jvm.options}. Exits with status 0 if all went well; else with 1, and
 * the cache is not worth keeping.
 *
 * <p>It binds free ports of 127.0.0.1 and keeps nothing.
 */
public final class TrainingRun {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long POLL_MILLIS = 10;

  private TrainingRun() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    EphemeralFolder folder = EphemeralFolder.make();
    Path readyFile = folder.path().resolve("ready.json");
    String[] line = {
      "serve",
      "--dns=127.0.0.1:0",
      "--api=127.0.0.1:0",
      "--admin=127.0.0.1:0",
      "--data-dir=" + folder.path().resolve("data"),
      "--ready-file=" + readyFile
    };
    Thread server =
        Thread.ofPlatform()
            .daemon()
            .name("server")
            .start(() -> Main.commandLine(Map.of(), line).execute(line));
    int status = 1;
    try {
      TrainingClient.of(awaitReady(readyFile, server)).use();
      status = 0;
    } finally {
      folder.close();
      if (status != 0) {
        Runtime.getRuntime().halt(status);
      }
    }
    // Ends the server as a signal does.
    System.exit(status);
  }

  private static String awaitReady(Path readyFile, Thread server)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.notExists(readyFile)) {
      if (!server.isAlive() || System.nanoTime() - end > 0) {
        throw new IOException("the server is not ready");
      }
      Thread.sleep(POLL_MILLIS);
    }
    return Files.readString(readyFile);
  }
}

package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The Java that tests run the jar with: as the launcher does, with the options of {@code
 * jvm.options} and an AOT cache, since a start without takes three times as much processor time.
 * The cache is made once for each jar, by the first test that needs it, in the module's folder
 * {@code target}.
 */
final class JarRuntime {
  private static final Duration TRAINING_PATIENCE = Duration.ofMinutes(3);

  /** The {@code java} that runs the tests. */
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private JarRuntime() {}

  /** The words before {@code -jar}. */
  static List<String> command(Path jar) {
    return List.of(
        JAVA.toString(), "@" + optionsFile(jar), "-XX:AOTCache=" + Cache.of(jar).toString());
  }

  private static Path optionsFile(Path jar) {
    return jar.resolve("../../src/main/launch/jvm.options").normalize();
  }

  /** Caches by the jar that they were made of. */
  private static final class Cache {
    private static Path of(Path jar) {
      try {
        // The JVM wants the very jar and options: the same content at another time is another.
        String name = "milepost-%s-%s".formatted(time(jar), time(optionsFile(jar)));
        Path folder = Files.createDirectories(Path.of("target").toAbsolutePath());
        Path cache = folder.resolve(name + ".aot");
        return Files.exists(cache) ? cache : make(jar, cache);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static long time(Path file) throws IOException {
      return Files.getLastModifiedTime(file).toMillis();
    }

    /** Makes a cache once, if several JVMs with tests start together. */
    private static synchronized Path make(Path jar, Path cache) throws IOException {
      Path lock = cache.resolveSibling("milepost-aot.lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (Files.notExists(cache)) {
          removeOthers(cache);
          Path part = cache.resolveSibling(cache.getFileName() + ".part");
          train(jar, part);
          Files.move(part, cache, StandardCopyOption.ATOMIC_MOVE);
        }
      }
      return cache;
    }

    private static void removeOthers(Path cache) throws IOException {
      try (DirectoryStream<Path> old =
          Files.newDirectoryStream(cache.resolve("..").normalize(), "milepost-*.aot")) {
        for (Path one : old) {
          Files.deleteIfExists(one);
        }
      }
    }

    private static void train(Path jar, Path output) throws IOException {
      Path log = output.resolveSibling("milepost-aot.log");
      Process training =
          new ProcessBuilder(
                  JAVA.toString(),
                  "@" + optionsFile(jar),
                  "-XX:AOTCacheOutput=" + output,
                  "-cp",
                  jar.toString(),
                  "io.milepost.server.launch.TrainingRun")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        if (training.waitFor(TRAINING_PATIENCE.toSeconds(), TimeUnit.SECONDS)
            && training.exitValue() == 0) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      training.destroyForcibly();
      throw new IOException("no AOT cache could be made:\n" + Files.readString(log));
    }
  }
}

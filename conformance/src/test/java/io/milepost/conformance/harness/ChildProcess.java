package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server run as a child of this JVM, its output kept in two files. It ends with this object, and
 * with the JVM at the latest; only processes started here are ever signalled, by their id.
 */
final class ChildProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long POLL_MILLISECONDS = 10;

  private final String label;
  private final Process process;
  private final Path stdoutFile;
  private final Path stderrFile;
  private final Thread endWithJvm;

  private ChildProcess(String label, Process process, Path stdoutFile, Path stderrFile) {
    this.label = label;
    this.process = process;
    this.stdoutFile = stdoutFile;
    this.stderrFile = stderrFile;
    this.endWithJvm = new Thread(this::signalKill, "end-" + label);
    Runtime.getRuntime().addShutdownHook(endWithJvm);
  }

  /**
   * Starts a command whose output goes to {@code label.out} and {@code label.err} in the directory.
   * Options that the surrounding environment gives to Milepost do not reach it.
   */
  static ChildProcess start(String label, Path directory, List<String> command) {
    Path stdoutFile = directory.resolve(label + ".out");
    Path stderrFile = directory.resolve(label + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(stdoutFile.toFile())
            .redirectError(stderrFile.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("MILEPOST_"));
    try {
      return new ChildProcess(label, builder.start(), stdoutFile, stderrFile);
    } catch (IOException e) {
      throw new UncheckedIOException(label + " could not be started: " + command, e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  String stdout() {
    return read(stdoutFile);
  }

  String stderr() {
    return read(stderrFile);
  }

  /**
   * Asks again and again until the condition holds.
   *
   * @throws ProcessFailedException if the process ends first, or after 30 seconds
   */
  void await(String condition, BooleanSupplier holds) {
    long startNanos = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (hasExitedWithin(POLL_MILLISECONDS)) {
        throw failure("ended with exit code " + process.exitValue() + " before " + condition);
      }
      if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
        throw failure("still not " + condition + " after " + PATIENCE);
      }
    }
  }

  /** Waits for the process to end by itself and gives its exit code. */
  int awaitExit() {
    return awaitExit(PATIENCE);
  }

  int awaitExit(Duration patience) {
    if (!hasExitedWithin(patience.toMillis())) {
      throw failure("still running after " + patience);
    }
    return process.exitValue();
  }

  /** Sends SIGTERM and gives the exit code. */
  int terminate() {
    process.destroy();
    return awaitExit();
  }

  /** Sends SIGKILL to the process and to what it has started, and waits until it is gone. */
  void kill() {
    signalKill();
    awaitExit();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      process.destroy();
      if (!hasExitedWithin(PATIENCE.toMillis())) {
        kill();
      }
    }
    Runtime.getRuntime().removeShutdownHook(endWithJvm);
  }

  private void signalKill() {
    List<ProcessHandle> descendants = process.descendants().toList();
    process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private boolean hasExitedWithin(long milliseconds) {
    try {
      return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted while waiting for it");
    }
  }

  private ProcessFailedException failure(String what) {
    return new ProcessFailedException(
        "%s: %s%nstandard output:%n%s%nstandard error:%n%s"
            .formatted(label, what, stdout(), stderr()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

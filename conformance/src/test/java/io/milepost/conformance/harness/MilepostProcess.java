package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Milepost as the launcher runs it: {@code milepost.jar serve} with the JVM's options and an AOT
 * cache, on free ports of 127.0.0.1, with its data in a folder that outlives the process.
 *
 * <p>Not for several threads at once.
 */
public final class MilepostProcess implements AutoCloseable {
  private final Path directory;
  private final List<String> prefix;
  private int starts;
  private ChildProcess process;
  private ReadyFile ready;

  private MilepostProcess(Path directory, List<String> prefix, List<String> moreArguments) {
    this.directory = directory;
    this.prefix = prefix;
    this.process = launch(moreArguments);
    this.ready = awaitReady();
  }

  /**
   * Starts the server and waits until it says that it is ready.
   *
   * @param directory an existing folder of the test; the server's data is in {@code data} below it
   * @param moreArguments options that come after those every test needs
   * @throws ProcessFailedException if the server ends instead; the message has its output
   */
  public static MilepostProcess start(Path directory, String... moreArguments) {
    return startBehind(List.of(), directory, moreArguments);
  }

  /**
   * Starts the server as {@link #start} does, with words in front of its command line.
   *
   * @param prefix a program that replaces itself by the command behind it, with its arguments
   */
  public static MilepostProcess startBehind(
      List<String> prefix, Path directory, String... moreArguments) {
    return new MilepostProcess(directory, List.copyOf(prefix), List.of(moreArguments));
  }

  /** The first address on which the server answers DNS, over UDP and TCP. */
  public InetSocketAddress dns() {
    return ready.dns().getFirst();
  }

  /** All addresses on which the server answers DNS, in the order in which they were given. */
  public List<InetSocketAddress> dnsAddresses() {
    return ready.dns();
  }

  public InetSocketAddress api() {
    return ready.api();
  }

  public InetSocketAddress admin() {
    return ready.admin();
  }

  public URI apiUri() {
    return httpUri(api());
  }

  public URI adminUri() {
    return httpUri(admin());
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** What the running or last process wrote to standard output so far. */
  public String stdout() {
    return process.stdout();
  }

  /** What the running or last process wrote to standard error so far. */
  public String stderr() {
    return process.stderr();
  }

  public Path dataDirectory() {
    return dataDirectory(directory);
  }

  /** Sends SIGTERM, waits for the end and gives the exit code. */
  public int stop() {
    return process.terminate();
  }

  /** Sends SIGKILL and waits until the process is gone. */
  public void kill() {
    process.kill();
  }

  /** Starts the server again on the same data; stops it first if it still runs. Ports change. */
  public void restart(String... moreArguments) {
    process.close();
    process = launch(List.of(moreArguments));
    ready = awaitReady();
  }

  /**
   * Asks again and again until the condition holds.
   *
   * @throws ProcessFailedException if the process ends first, or after 30 seconds
   */
  public void await(String condition, BooleanSupplier holds) {
    process.await(condition, holds);
  }

  @Override
  public void close() {
    process.close();
  }

  private ReadyFile awaitReady() {
    try {
      process.await("ready", () -> ReadyFile.read(readyFile()).isPresent());
    } catch (ProcessFailedException e) {
      process.close();
      throw e;
    }
    Optional<ReadyFile> read = ReadyFile.read(readyFile());
    return read.orElseThrow(() -> new IllegalStateException("vanished: " + readyFile()));
  }

  private Path readyFile() {
    return directory.resolve("ready.json");
  }

  private ChildProcess launch(List<String> moreArguments) {
    Path readyFile = readyFile();
    List<String> command = new ArrayList<>(prefix);
    command.addAll(JarRuntime.command(jar()));
    command.addAll(
        List.of(
            "-jar",
            jar().toString(),
            "serve",
            "--dns",
            "127.0.0.1:0",
            "--api",
            "127.0.0.1:0",
            "--admin",
            "127.0.0.1:0",
            "--data-dir",
            dataDirectory(directory).toString(),
            "--ready-file",
            readyFile.toString()));
    command.addAll(moreArguments);
    try {
      Files.deleteIfExists(readyFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ChildProcess.start("milepost-" + ++starts, directory, command);
  }

  /**
   * The jar under test: the system property {@code milepost.jar}, else {@code
   * server/target/milepost.jar} in the closest folder upwards that has one.
   */
  private static Path jar() {
    String given = System.getProperty("milepost.jar", "");
    if (!given.isEmpty()) {
      return Path.of(given).toAbsolutePath();
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path jar = folder.resolve("server/target/milepost.jar");
      if (Files.isRegularFile(jar)) {
        return jar;
      }
    }
    throw new IllegalStateException(
        "server/target/milepost.jar is not built; nothing found from " + start + " upwards");
  }

  private static Path dataDirectory(Path directory) {
    return directory.resolve("data");
  }

  private static URI httpUri(InetSocketAddress address) {
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }
}

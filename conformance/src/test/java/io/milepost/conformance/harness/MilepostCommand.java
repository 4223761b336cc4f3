package io.milepost.conformance.harness;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One run of {@code java -jar milepost.jar}, or of the launcher, with any arguments and any
 * environment, for tests of the command line itself. Nothing is added to what the test gives but
 * what makes a JVM start sooner.
 *
 * <p>Not for several threads at once.
 */
public final class MilepostCommand implements AutoCloseable {
  private final ChildProcess process;

  private MilepostCommand(ChildProcess process) {
    this.process = process;
  }

  /**
   * What is to be run.
   *
   * @param wrapper a command that runs the command behind it, such as strace; empty for none
   * @param environment variables that are added to those of this JVM
   * @param program what takes the arguments
   */
  public record Line(
      List<String> wrapper,
      Map<String, String> environment,
      List<String> program,
      List<String> arguments) {
    private static final List<String> JAR =
        List.of(
            JarRuntime.JAVA.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-jar",
            jar().toString());

    public Line {
      wrapper = List.copyOf(wrapper);
      environment = Map.copyOf(environment);
      program = List.copyOf(program);
      arguments = List.copyOf(arguments);
    }

    /** The jar, with nothing but arguments. */
    public static Line of(String... arguments) {
      return new Line(List.of(), Map.of(), JAR, List.of(arguments));
    }

    /** The same for a server, whose start takes more time than reading the cache. */
    private Line serving() {
      if (!program.equals(JAR)) {
        return this;
      }
      List<String> cached = new ArrayList<>(JarRuntime.command(jar()));
      cached.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar().toString()));
      return new Line(wrapper, environment, cached, arguments);
    }

    /** The same arguments for {@code java -jar} without options, as one who knows no launcher. */
    public Line plain() {
      List<String> java = List.of(JarRuntime.JAVA.toString(), "-jar", jar().toString());
      return new Line(wrapper, environment, java, arguments);
    }

    /** The same arguments for another program, such as the launcher. */
    public Line program(Path other) {
      return new Line(wrapper, environment, List.of(other.toString()), arguments);
    }

    public Line with(String... moreArguments) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of(moreArguments));
      return new Line(wrapper, environment, program, all);
    }

    public Line environment(String name, String value) {
      Map<String, String> more = new TreeMap<>(environment);
      more.put(name, value);
      return new Line(wrapper, more, program, arguments);
    }

    public Line under(List<String> command) {
      return new Line(command, environment, program, arguments);
    }

    private List<String> words() {
      List<String> words = new ArrayList<>(wrapper);
      // env replaces itself by the command, so that the process is still the one that is watched.
      words.add("env");
      environment.forEach((name, value) -> words.add(name + "=" + value));
      words.addAll(program);
      words.addAll(arguments);
      return words;
    }
  }

  /** How a run ended. */
  public record Outcome(int exitCode, String stdout, String stderr) {}

  /** The jar under test. */
  public static Path jar() {
    return Path.of(System.getProperty("milepost.jar")).toAbsolutePath();
  }

  /** Runs the command to its end. */
  public static Outcome run(Path directory, Line line) {
    try (MilepostCommand command = launch(directory, line)) {
      return command.awaitExit();
    }
  }

  /** Starts the command, a server as a rule, and returns at once. */
  public static MilepostCommand start(Path directory, Line line) {
    return launch(directory, line.serving());
  }

  private static MilepostCommand launch(Path directory, Line line) {
    String label = "command-" + Long.toUnsignedString(System.nanoTime(), 36);
    return new MilepostCommand(ChildProcess.start(label, directory, line.words()));
  }

  /** Waits until a ready line stands on standard output, and gives it. */
  public String awaitReadyLine() {
    process.await("ready", () -> process.stdout().contains("\n"));
    return process.stdout().lines().findFirst().orElseThrow();
  }

  /** Waits until the ready file is there, and gives the addresses in it. */
  public Addresses awaitReadyFile(Path file) {
    process.await("ready", () -> ReadyFile.read(file).isPresent());
    Optional<ReadyFile> ready = ReadyFile.read(file);
    return ready
        .map(read -> new Addresses(read.dns(), read.api(), read.admin(), read.pid()))
        .orElseThrow();
  }

  /** What a ready file says. */
  public record Addresses(
      List<InetSocketAddress> dns, InetSocketAddress api, InetSocketAddress admin, long pid) {
    public Addresses {
      dns = List.copyOf(dns);
    }

    public URI apiUri() {
      return URI.create("http://" + api.getHostString() + ":" + api.getPort());
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end of what takes longer than a server's start. */
  public Outcome awaitExit(Duration patience) {
    return new Outcome(process.awaitExit(patience), process.stdout(), process.stderr());
  }

  public Outcome awaitExit() {
    return new Outcome(process.awaitExit(), process.stdout(), process.stderr());
  }

  /** Sends SIGTERM and waits for the end. */
  public Outcome stop() {
    return new Outcome(process.terminate(), process.stdout(), process.stderr());
  }

  /** Sends SIGKILL to the process and what it started, and waits until it is gone. */
  public void kill() {
    process.kill();
  }

  @Override
  public void close() {
    process.close();
  }
}

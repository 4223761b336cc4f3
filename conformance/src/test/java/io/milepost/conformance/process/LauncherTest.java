package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher {@code ./milepost} and the AOT cache that it keeps beside the jar. */
final class LauncherTest {
  /** A cache takes seconds of processor time to make, of which a busy machine may give little. */
  private static final Duration CACHE_PATIENCE = Duration.ofMinutes(3);

  /** A project folder that has a jar and nothing to build. */
  @TempDir private static Path project = Path.of("");

  private static Path target = Path.of("");
  private static Path jar = Path.of("");

  /** The cache, and what is in it before a test damages it. */
  private static Path cache = Path.of("");

  private static byte[] whole = {};

  @TempDir Path directory = Path.of("");

  @BeforeAll
  static void twoBuildsMakeOneCache(@TempDir Path first, @TempDir Path second) throws IOException {
    Path ours = MilepostCommand.jar().resolve("../../..").normalize();
    project = Files.createDirectory(project.resolve("a project"));
    for (String part : List.of("milepost", "pom.xml", "server/src/main/launch/jvm.options")) {
      Path copy = project.resolve(part);
      Files.createDirectories(copy.resolve("..").normalize());
      Files.copy(ours.resolve(part), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    target = Files.createDirectories(project.resolve("server/target"));
    jar = Files.copy(MilepostCommand.jar(), target.resolve("milepost.jar"));

    try (MilepostCommand one = MilepostCommand.start(first, launcher(Line.of("build")));
        MilepostCommand two = MilepostCommand.start(second, launcher(Line.of("build")))) {
      assertQuiet(one.awaitExit(CACHE_PATIENCE));
      assertQuiet(two.awaitExit(CACHE_PATIENCE));
    }
    cache = onlyCache();
    whole = Files.readAllBytes(cache);
  }

  private static Line launcher(Line line) {
    return line.program(project.resolve("milepost"))
        .environment("JAVA_HOME", System.getProperty("java.home"));
  }

  private static void assertQuiet(Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    assertThat(outcome.stderr()).isEmpty();
  }

  private static Path onlyCache() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      List<Path> caches =
          files.filter(file -> file.getFileName().toString().contains(".aot")).toList();
      assertThat(caches).hasSize(1);
      assertThat(caches.getFirst().toString()).endsWith(".aot");
      return caches.getFirst();
    }
  }

  /** Whether our classes come from the cache; whether they do or not, nothing is said about it. */
  private boolean cacheIsUsed(Line line) throws IOException {
    Path log = directory.resolve("classes.log");
    Outcome outcome =
        MilepostCommand.run(
            directory, line.environment("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + log));
    assertVersion(outcome);
    assertThat(outcome.stderr()).startsWith("NOTE: Picked up JDK_JAVA_OPTIONS").hasLineCount(1);
    return Files.readString(log)
        .lines()
        .anyMatch(text -> text.contains("io.milepost.") && text.contains("shared objects file"));
  }

  private static void assertVersion(Outcome outcome) {
    assertThat(outcome.exitCode()).as("%s", outcome).isZero();
    assertThat(outcome.stdout()).startsWith("Milepost ").hasLineCount(2);
  }

  private void assertIgnored(byte[] damaged) throws IOException {
    Files.write(cache, damaged);
    try {
      assertThat(cacheIsUsed(launcher(Line.of("--version")))).isFalse();
    } finally {
      Files.write(cache, whole);
    }
  }

  @Test
  void cache_isUsed() throws IOException {
    assertThat(cacheIsUsed(launcher(Line.of("--version")))).isTrue();
  }

  @Test
  void startWithoutACache_makesOneForTheNext() throws IOException, InterruptedException {
    Files.delete(cache);
    try (WatchService watch = target.getFileSystem().newWatchService();
        MilepostCommand serving =
            MilepostCommand.start(directory, launcher(Serve.anywhere(directory)))) {
      WatchKey _ = target.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      assertThat(serving.awaitReadyLine()).startsWith("Milepost is ready");
      while (Files.notExists(cache)) {
        WatchKey key = watch.poll(CACHE_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(key).as("something new in %s", target).isNotNull();
        key.pollEvents();
        key.reset();
      }
      assertQuiet(serving.stop());
    }
    assertThat(cacheIsUsed(launcher(Line.of("--version")))).isTrue();
    Files.write(cache, whole);
  }

  @Test
  void cache_isNotUsed_withAnotherCollector() throws IOException {
    String options = "-XX:-UseSerialGC -XX:+UseParallelGC";
    Outcome outcome =
        MilepostCommand.run(
            directory, launcher(Line.of("--version")).environment("JDK_JAVA_OPTIONS", options));
    assertVersion(outcome);
    assertThat(outcome.stderr()).contains(options).hasLineCount(1);
  }

  @Test
  void cache_ofAnOlderJar_isNotUsed() throws IOException {
    FileTime before = Files.getLastModifiedTime(jar);
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(120)));
    try {
      assertThat(cacheIsUsed(launcher(Line.of("--version")))).isFalse();
    } finally {
      Files.setLastModifiedTime(jar, before);
    }
  }

  @Test
  void cache_cutOff_isIgnored() throws IOException {
    assertIgnored(Arrays.copyOf(whole, whole.length / 2));
    assertIgnored(new byte[0]);
  }

  @Test
  void cache_withOtherContent_isIgnored() throws IOException {
    assertIgnored(new byte[whole.length]);
    for (int damage : new int[] {100, whole.length / 2}) {
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, damage, damage + 16, (byte) 'X');
      assertIgnored(damaged);
    }
  }

  @Test
  void folderThatCantBeWritten_startsWithoutACache() throws IOException {
    Files.delete(cache);
    Files.setPosixFilePermissions(
        project.getParent(), PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("r-xr-xr-x"));
    Line line =
        launcher(
            Line.of(
                "serve",
                "--dns=127.0.0.1:0",
                "--api=127.0.0.1:0",
                "--admin=127.0.0.1:0",
                "--ephemeral"));
    try (MilepostCommand serving = MilepostCommand.start(directory, asNobody(line))) {
      serving.awaitReadyLine();
      assertQuiet(serving.stop());
      try (Stream<Path> files = Files.list(target)) {
        assertThat(files.filter(file -> file.toString().contains(".aot"))).isEmpty();
      }
    } finally {
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.write(cache, whole);
    }
  }

  /** Root may write everywhere. */
  private static Line asNobody(Line line) throws IOException {
    boolean root = Files.getOwner(project).getName().equals("root");
    return root
        ? line.under(
            List.of(
                "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"))
        : line;
  }
}

package io.milepost.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unit for systemd. What it starts is started here as systemd would, without systemd. */
final class HostUnitTest {
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final String NOBODY = "65534";

  /** Anybody may read it, unlike JUnit's own folders. */
  private Path directory = Path.of("");

  @BeforeEach
  void install() throws Exception {
    assumeTrue(Docker.shell("id -u").output().equals("0"), "only root may become another user");
    directory =
        Files.createTempDirectory(
            "unit",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Path server = Docker.root().resolve("server");
    Files.copy(server.resolve("target/milepost.jar"), directory.resolve("milepost.jar"));
    Files.copy(server.resolve("src/main/launch/jvm.options"), directory.resolve("jvm.options"));
    Path data = Files.createDirectory(directory.resolve("data"));
    assertThat(Docker.shell("chown " + NOBODY + " " + data).status()).isZero();
  }

  @AfterEach
  void uninstall() throws Exception {
    if (!directory.toString().isEmpty()) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The unit, with the places of this machine. */
  private String unit() throws Exception {
    return Files.readString(Docker.root().resolve("docker/milepost.service"))
        .replace("/opt/milepost", directory.toString())
        .replace("/var/lib/milepost", directory.resolve("data").toString())
        .replace("/usr/bin/java", System.getProperty("java.home") + "/bin/java");
  }

  private static String values(String unit, String key) {
    return unit.lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .collect(Collectors.joining(" "));
  }

  @Test
  void unit_isOneThatSystemdTakes() throws Exception {
    Path file = Files.writeString(directory.resolve("milepost.service"), unit());
    Docker.Result result = Docker.shell("systemd-analyze verify " + file);
    assertThat(result.output()).isEmpty();
    assertThat(result.status()).isZero();
  }

  /** In a network of its own, where port 53 needs the capability that the unit gives. */
  @Test
  void unit_otherUserWithItsCapability_answersOnPort53() throws Exception {
    String unit = unit();
    assertThat(run(unit, "-all")).contains("port 127.0.0.1:53").contains("status 2");
    String capability =
        values(unit, "AmbientCapabilities").replace("CAP_", "+").toLowerCase(Locale.ROOT);
    assertThat(run(unit, "-all," + capability)).contains("status: REFUSED").contains("status 0");
  }

  /**
   * Starts what the unit starts, asks once it is ready, ends it, and gives all that was written.
   */
  private String run(String unit, String capabilities) throws Exception {
    String started =
        String.join(
            " ",
            List.of(
                "setpriv --reuid "
                    + NOBODY
                    + " --regid "
                    + NOBODY
                    + " --clear-groups --no-new-privs",
                "--bounding-set " + capabilities,
                "--inh-caps " + capabilities,
                "--ambient-caps " + capabilities,
                "env",
                values(unit, "Environment"),
                values(unit, "ExecStart")));
    String script =
        """
        ip link set lo up
        %s >%s/out 2>&1 & server=$!
        for tried in $(seq %d); do
          grep -q 'is ready' %s/out && break
          kill -0 $server 2>/dev/null || break
          sleep 0.1
        done
        kill -0 $server 2>/dev/null && dig @127.0.0.1 example.com +tries=1 | grep -o 'status: [A-Z]*'
        kill $server 2>/dev/null
        wait $server
        echo "status $?"
        cat %s/out
        """
            .formatted(started, directory, START_LIMIT.toMillis() / 100, directory, directory);
    Path file = Files.writeString(directory.resolve("run"), script);
    return Docker.shell("unshare -n sh " + file).output();
  }
}

package io.milepost.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.durability.SyscallTrace.Verdict;
import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Addresses;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.RRType;

/**
 * A change is on the disk before it is answered: between each request and its success answer the
 * server has a file of the store synchronized. That is seen from outside, with strace.
 */
@EnabledOnOs(OS.LINUX)
final class SyncTest {
  private static final int CHANGES = 40;

  @TempDir Path directory = Path.of("");

  @Test
  void everyAnswer_followsASyncOfTheStore() throws IOException {
    Verdict verdict = traced("--data-dir=" + directory.resolve("data"));
    // The zone's creation and deletion are changes too.
    assertThat(verdict).isEqualTo(new Verdict(CHANGES + 2, 0));
  }

  /** The same check sees a server that does not synchronize, as {@code --ephemeral} need not. */
  @Test
  void check_seesAServerThatDoesNotSync() throws IOException {
    Verdict verdict = traced("--ephemeral");
    assertThat(verdict).isEqualTo(new Verdict(CHANGES + 2, CHANGES + 2));
  }

  /** Runs a server under strace with one client that changes a zone, and judges the trace. */
  private Verdict traced(String where) throws IOException {
    Path strace = Tools.require("strace", "strace");
    Path trace = directory.resolve("trace");
    Path ready = directory.resolve("ready.json");
    Path real = directory.toRealPath();
    Line line =
        Line.of(
                "serve",
                "--dns=127.0.0.1:0",
                "--api=127.0.0.1:0",
                "--admin=127.0.0.1:0",
                "--ready-file=" + ready,
                where)
            .environment("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + real)
            .under(
                List.of(
                    strace.toString(),
                    "--follow-forks",
                    "--seccomp-bpf",
                    "--decode-fds=path",
                    "--string-limit=64",
                    "--signal=none",
                    "--output=" + trace,
                    "--trace=" + SyscallTrace.CALLS));
    try (MilepostCommand server = MilepostCommand.start(directory, line)) {
      Addresses addresses = server.awaitReadyFile(ready);
      ProcessHandle milepost = ProcessHandle.of(addresses.pid()).orElseThrow();
      try (Route53Api api = new Route53Api(addresses.apiUri())) {
        String id = api.createZone("sync.example.com", "sync");
        for (int i = 0; i < CHANGES; i += 2) {
          String name = "n" + i + ".sync.example.com";
          api.change(id, List.of(Changes.create(name, RRType.A, 60, "192.0.2.1")));
          api.listRecordSets(id);
          api.change(id, List.of(Changes.delete(name, RRType.A, 60, "192.0.2.1")));
        }
        api.client().deleteHostedZone(request -> request.id(id));
      }
      // strace leaves signals to the command that it runs, and ends with it.
      milepost.destroy();
      assertThat(server.awaitExit().exitCode()).isZero();
    }
    return SyscallTrace.judge(
        Files.readAllLines(trace, StandardCharsets.ISO_8859_1), real.toString());
  }
}

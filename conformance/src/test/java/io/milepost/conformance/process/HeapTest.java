package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A heap that is too small for what is kept. */
final class HeapTest {
  /** Enough for a server without zones. */
  private static final String SMALL = "-Xmx32m";

  private static final int RECORD_SETS = 4000;

  @TempDir Path directory = Path.of("");

  @Test
  void serve_heapTooSmallForTheZones_saysSoAndHarmsNothing() {
    String ready = "--ready-file=" + directory.resolve("ready.json");
    Line small = underSmallHeap(Serve.anywhere(directory.resolve("empty"), ready));
    try (MilepostCommand empty = MilepostCommand.start(directory, small)) {
      assertThat(empty.awaitReadyLine()).startsWith("Milepost is ready");
    }
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      assertThat(new RawHttp(milepost.admin()).send("PUT", "/_milepost/state", zone()).status())
          .isEqualTo(200);
      assertThat(milepost.stop()).isZero();

      Line line = Serve.anywhere(directory, "--data-dir=" + milepost.dataDirectory());
      Serve.assertRefused(
          MilepostCommand.run(directory, underSmallHeap(line)),
          "Java's heap, which may not grow beyond 3",
          "MiB, is too small for the zones (Java heap space)",
          "JDK_JAVA_OPTIONS=-Xmx2g",
          "--memory=3g");

      milepost.restart();
      assertThat(new RawHttp(milepost.admin()).get("/_milepost/health").text())
          .contains("\"hostedZones\":1");
    }
  }

  private static Line underSmallHeap(Line line) {
    List<String> program = new ArrayList<>(line.program());
    program.add(1, SMALL);
    return new Line(line.wrapper(), line.environment(), program, line.arguments());
  }

  /** A zone whose values alone are larger than that heap: 40 strings of 255 octets in each set. */
  private static String zone() {
    String string = "\\\"" + "x".repeat(255) + "\\\"";
    String value = String.join(" ", Collections.nCopies(10, string));
    String values =
        IntStream.range(0, 4)
            .mapToObj(i -> "{\"Value\":\"\\\"" + i + "\\\" " + value + "\"}")
            .collect(Collectors.joining(","));
    return IntStream.range(0, RECORD_SETS)
        .mapToObj(i ->
            "{\"Name\":\"t%d.example.com.\",\"Type\":\"TXT\",\"TTL\":60,\"ResourceRecords\":[%s]}"
                .formatted(i, values))
        .collect(
            Collectors.joining(
                ",",
                "{\"version\":1,\"delegationSets\":[],\"hostedZones\":[{\"Id\":\"Z0EXAMPLE\","
                    + "\"Name\":\"example.com.\",\"ResourceRecordSets\":[",
                "]}]}"));
  }
}

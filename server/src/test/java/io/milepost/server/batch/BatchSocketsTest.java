package io.milepost.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.Asker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Threads that wait for datagrams in the kernel. */
@EnabledOnOs(
    value = OS.LINUX,
    architectures = {"amd64", "aarch64"})
class BatchSocketsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path TASKS = Path.of("/proc/self/task");

  @Test
  void end_wakesThreadsThatWaitInTheKernel() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    int port;
    try (DatagramSocket probe = new DatagramSocket(0, loopback)) {
      port = probe.getLocalPort();
    }
    List<Path> before = tasks();
    BatchSockets sockets =
        BatchSockets.open(
            new InetSocketAddress(loopback, port),
            2,
            () -> new Asker(ZoneDirectory.EMPTY).responder());
    List<Path> waiting = new ArrayList<>();
    await(() -> {
      waiting.clear();
      waiting.addAll(tasks());
      waiting.removeAll(before);
      return waiting.size() == 2 && waiting.stream().allMatch(BatchSocketsTest::isAsleep);
    });

    sockets.end();
    sockets.awaitEnd(PATIENCE.toNanos());
    await(() -> waiting.stream().noneMatch(Files::exists));
    try (DatagramSocket again = new DatagramSocket(port, loopback)) {
      assertThat(again.isBound()).isTrue();
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.holds()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  /** The threads that answer datagrams, as the kernel names them. */
  private static List<Path> tasks() {
    try (Stream<Path> all = Files.list(TASKS)) {
      return all.filter(task -> read(task.resolve("comm")).startsWith("dns-udp-")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a thread sleeps until the kernel wakes it. */
  private static boolean isAsleep(Path task) {
    String stat = read(task.resolve("stat"));
    int name = stat.lastIndexOf(')');
    return name > 0 && stat.startsWith(" S ", name + 1);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      // The thread has ended.
      return "";
    }
  }
}

package io.milepost.healthcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** When a step's limit ends a probe, on a clock that is moved by hand. */
class ProbeRunTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ProbeTimer timer = new ProbeTimer(nanos::get);

  private void passTo(long millis) {
    while (nanos.get() < millis * 1_000_000) {
      nanos.addAndGet(1_000_000);
      timer.runDue();
    }
  }

  /** A probe whose thread waits until the test is over. */
  private ProbeRun waiting() {
    CompletableFuture<ProbeRun> begun = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              begun.complete(new ProbeRun(timer));
              while (true) {
                LockSupport.park();
              }
            });
    ProbeRun run = begun.join();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return run;
  }

  @Test
  void step_thatWaitsForTheEndpoint_isEndedAtItsLimit() throws IOException {
    ProbeRun run = waiting();
    Socket socket = run.open();
    run.limit(Duration.ofSeconds(1));
    passTo(999);
    assertThat(run.isTimedOut()).isFalse();
    passTo(1000);
    assertThat(run.isTimedOut()).isTrue();
    assertThat(socket.isClosed()).isTrue();
    assertThat(timer.size()).isZero();
  }

  @Test
  void step_thatFollows_hasALimitOfItsOwn() throws IOException {
    ProbeRun run = waiting();
    run.open();
    run.limit(Duration.ofSeconds(1));
    passTo(900);
    run.limit(Duration.ofMillis(500));
    assertThat(timer.size()).isEqualTo(1);
    passTo(1399);
    assertThat(run.isTimedOut()).isFalse();
    passTo(1400);
    assertThat(run.isTimedOut()).isTrue();
  }

  /** The test's own thread runs, and so does the probe that has begun on it. */
  @Test
  void step_thatWaitsForAProcessor_goesOnForAsLongAgainAtMost() throws IOException {
    ProbeRun run = new ProbeRun(timer);
    run.open();
    run.limit(Duration.ofSeconds(1));
    passTo(1999);
    assertThat(run.isTimedOut()).isFalse();
    passTo(2000);
    assertThat(run.isTimedOut()).isTrue();
  }

  @Test
  void finished_hasNoLimitLeft_andKeepsItsResult() throws IOException {
    ProbeRun run = new ProbeRun(timer);
    Socket socket = run.open();
    run.limit(Duration.ofSeconds(1));
    assertThat(run.finish()).isTrue();
    assertThat(socket.isClosed()).isTrue();
    assertThat(timer.size()).isZero();
    run.cancel();
    assertThat(run.isCancelled()).isFalse();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void cancelled_opensNothingMore_andHasNoResult() throws IOException {
    ProbeRun run = new ProbeRun(timer);
    Socket socket = run.open();
    run.cancel();
    assertThat(socket.isClosed()).isTrue();
    assertThatThrownBy(run::open).isInstanceOf(SocketException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(run.finish()).isFalse();
    assertThat(Thread.currentThread().isInterrupted()).as("for who runs here next").isFalse();
  }
}

package io.milepost.healthcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a timer runs what it was given. */
class ProbeTimerTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> ran = new ArrayList<>();

  /** Wherever the clock's zero is, also where it overflows. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1_000_000, -5, Long.MAX_VALUE - 10, Long.MIN_VALUE})
  void alarms_goOffInOrder_whenDue(long origin) {
    nanos.set(origin);
    ProbeTimer timer = new ProbeTimer(nanos::get);
    timer.after(30, () -> ran.add("c"));
    timer.after(10, () -> ran.add("a"));
    timer.after(10, () -> ran.add("b"));
    timer.runDue();
    assertThat(ran).isEmpty();
    nanos.addAndGet(9);
    timer.runDue();
    assertThat(ran).isEmpty();
    nanos.addAndGet(1);
    timer.runDue();
    assertThat(ran).containsExactly("a", "b");
    nanos.addAndGet(100);
    timer.runDue();
    assertThat(ran).containsExactly("a", "b", "c");
    assertThat(timer.size()).isZero();
  }

  @Test
  void cancelled_isForgotten() {
    ProbeTimer timer = new ProbeTimer(nanos::get);
    ProbeTimer.Alarm first = timer.after(10, () -> ran.add("a"));
    timer.after(10, () -> ran.add("b"));
    timer.cancel(first);
    timer.cancel(first);
    assertThat(timer.size()).isEqualTo(1);
    nanos.set(10);
    timer.runDue();
    assertThat(ran).containsExactly("b");
    timer.cancel(first);
  }

  @Test
  void whatFails_leavesTheOthersAlone() {
    ProbeTimer timer = new ProbeTimer(nanos::get);
    timer.after(
        1,
        () -> {
          throw new IllegalStateException("a fault of ours");
        });
    timer.after(2, () -> ran.add("b"));
    nanos.set(2);
    timer.runDue();
    assertThat(ran).containsExactly("b");
  }

  @Test
  void whatIsRun_maySetAlarms() {
    ProbeTimer timer = new ProbeTimer(nanos::get);
    timer.after(
        10,
        () -> {
          ran.add("a");
          timer.after(5, () -> ran.add("b"));
        });
    nanos.set(12);
    timer.runDue();
    assertThat(ran).containsExactly("a");
    nanos.set(17);
    timer.runDue();
    assertThat(ran).containsExactly("a", "b");
  }

  @Test
  void started_goesByItself_untilClosed() {
    ProbeTimer timer = new ProbeTimer(System::nanoTime);
    CompletableFuture<Long> later = new CompletableFuture<>();
    timer.start();
    long start = System.nanoTime();
    // The second is due before the first, and has to wake the timer.
    timer.after(Long.MAX_VALUE / 2, () -> ran.add("never"));
    timer.after(20_000_000, () -> later.complete(System.nanoTime() - start));
    assertThat(later.join()).isGreaterThanOrEqualTo(20_000_000);
    timer.close();
    timer.after(0, () -> ran.add("too late"));
    assertThat(timer.size()).isZero();
    assertThat(ran).isEmpty();
  }
}

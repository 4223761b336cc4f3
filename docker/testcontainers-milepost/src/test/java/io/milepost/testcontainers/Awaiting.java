package io.milepost.testcontainers;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;

/** Waits for what another process does. */
final class Awaiting {
  private static final long POLL_MILLIS = 100;

  private Awaiting() {}

  /** Waits until the condition holds, and fails if it does not within the limit. */
  static void until(String what, Duration limit, Callable<Boolean> condition) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() - end > 0) {
          Assertions.fail("not within " + limit + ": " + what);
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException(what, e);
    }
  }
}

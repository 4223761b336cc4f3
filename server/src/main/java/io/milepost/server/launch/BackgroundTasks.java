package io.milepost.server.launch;

import io.milepost.resolver.Later;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that keeps the time, and a virtual thread for each task whose time has come. */
final class BackgroundTasks implements Later {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("background").factory());

  @Override
  public void run(Duration delay, Runnable task) {
    try {
      var _ =
          timer.schedule(
              () -> Thread.ofVirtual().name("background").start(task),
              delay.toNanos(),
              TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Stopped, and with it all that was to come.
    }
  }

  /** Starts no task any more. */
  void stop() {
    timer.shutdownNow();
  }
}

package io.milepost.resolver;

import java.time.Duration;

/** Runs tasks later, each on a thread that may wait. */
@FunctionalInterface
public interface Later {
  /** Runs a task once, after a delay; at once if it is zero. */
  void run(Duration delay, Runnable task);
}

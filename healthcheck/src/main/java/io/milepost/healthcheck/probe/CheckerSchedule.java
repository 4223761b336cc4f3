package io.milepost.healthcheck.probe;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a checker probes a check: an interval after it has found something, again. It waits for the
 * time, then for a place, and probes; never twice at once.
 */
final class CheckerSchedule {
  /** From where on a probe is slow. */
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final ProbedCheck check;
  private final Checker checker;
  private final long intervalNanos;
  private final Workers workers;

  /** The lane if the last probe was soon over. */
  private final Lane swift;

  /** All guarded by this. */
  private ProbeTimer.@Nullable Alarm alarm;

  private Lane lane;
  private boolean stopped;

  CheckerSchedule(
      ProbedCheck check, Checker checker, long intervalNanos, Lane swift, Workers workers) {
    this.check = check;
    this.checker = checker;
    this.intervalNanos = intervalNanos;
    this.workers = workers;
    this.swift = swift;
    this.lane = swift;
  }

  Checker checker() {
    return checker;
  }

  synchronized void startAfter(long delayNanos) {
    if (!stopped) {
      alarm = workers.timer().after(delayNanos, this::due);
    }
  }

  /** Ends it; what is under way is not its concern. */
  synchronized void stop() {
    stopped = true;
    if (alarm != null) {
      workers.timer().cancel(alarm);
      alarm = null;
    }
    lane.forget(this);
  }

  private synchronized void due() {
    alarm = null;
    if (!stopped && lane.enter(this)) {
      launch();
    }
  }

  private void launch() {
    try {
      workers.threads().execute(this::run);
    } catch (RuntimeException | Error e) {
      // There is no thread to be had now; the next time comes.
      workers.faults().add(e);
      abandon();
      startAfter(intervalNanos);
    }
  }

  private synchronized void abandon() {
    lane.abandon();
  }

  private void run() {
    long begin = workers.nanos().getAsLong();
    try {
      check.probe(checker);
    } finally {
      boolean slow = workers.nanos().getAsLong() - begin >= SLOW_NANOS;
      CheckerSchedule next = leave(slow ? workers.lanes().slow() : swift);
      if (next != null) {
        next.launch();
      }
      startAfter(intervalNanos);
    }
  }

  /** Leaves its lane, and chooses the one for the next time. */
  private synchronized @Nullable CheckerSchedule leave(Lane following) {
    Lane left = lane;
    lane = following;
    return left.leave();
  }
}

package io.milepost.healthcheck.probe;

import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;

/** Lets some probes run at a time, and the others wait for their turn. */
final class Lane {
  /** Both guarded by this. */
  private int free;

  private final LinkedHashSet<CheckerSchedule> waiting = new LinkedHashSet<>();

  /**
   * @param places how many may run at a time
   */
  Lane(int places) {
    this.free = places;
  }

  /** Takes a place, or waits for one. */
  synchronized boolean enter(CheckerSchedule schedule) {
    if (free > 0) {
      free--;
      return true;
    }
    waiting.add(schedule);
    return false;
  }

  /** Gives a place back, or on to who has waited longest: it runs now. */
  synchronized @Nullable CheckerSchedule leave() {
    CheckerSchedule next = waiting.isEmpty() ? null : waiting.removeFirst();
    if (next == null) {
      free++;
    }
    return next;
  }

  /** Gives a place back to nobody: who waits gets the next one. */
  synchronized void abandon() {
    free++;
  }

  /** Waits no more. */
  synchronized void forget(CheckerSchedule schedule) {
    waiting.remove(schedule);
  }

  /** How many places nobody has. */
  synchronized int free() {
    return free;
  }
}

package io.milepost.healthcheck.probe;

import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs things when their time has come, on one thread of its own, which sleeps for a few
 * milliseconds at least so that it is not woken for each. What it runs may not wait. Safe for use
 * by many threads.
 */
final class ProbeTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeTimer.class);
  private static final long SHORTEST_SLEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

  private final LongSupplier nanos;
  private final long origin;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by the lock. */
  private final TreeSet<Alarm> alarms = new TreeSet<>();

  private long count;
  private boolean closed;

  /** Something that is to be run once. */
  static final class Alarm implements Comparable<Alarm> {
    private final long due;
    private final long order;
    private final Runnable action;

    private Alarm(long due, long order, Runnable action) {
      this.due = due;
      this.order = order;
      this.action = action;
    }

    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(order);
    }
  }

  /**
   * @param nanos a clock that goes evenly
   */
  ProbeTimer(LongSupplier nanos) {
    this.nanos = nanos;
    this.origin = nanos.getAsLong();
  }

  /** Lets the timer go by itself; without, {@link #runDue} is for the caller. */
  void start() {
    Thread.ofPlatform().name("milepost-probe-timer").daemon().start(this::loop);
  }

  private long now() {
    return nanos.getAsLong() - origin;
  }

  /** Runs something after a time; at the end of the timer it is forgotten. */
  Alarm after(long delayNanos, Runnable action) {
    lock.lock();
    try {
      Alarm alarm = new Alarm(now() + delayNanos, count++, action);
      if (!closed) {
        alarms.add(alarm);
        if (alarms.first().equals(alarm)) {
          changed.signal();
        }
      }
      return alarm;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets an alarm; too late if it is being run. */
  void cancel(Alarm alarm) {
    lock.lock();
    try {
      alarms.remove(alarm);
    } finally {
      lock.unlock();
    }
  }

  /** Runs what is due, the first first; what one throws is no matter to the others. */
  void runDue() {
    long now = now();
    for (Alarm alarm = takeDue(now); alarm != null; alarm = takeDue(now)) {
      try {
        alarm.action.run();
      } catch (RuntimeException | Error e) {
        LOG.error("An alarm of a health check failed.", e);
      }
    }
  }

  private @Nullable Alarm takeDue(long now) {
    lock.lock();
    try {
      return alarms.isEmpty() || alarms.first().due > now ? null : alarms.pollFirst();
    } finally {
      lock.unlock();
    }
  }

  private void loop() {
    while (sleep()) {
      runDue();
    }
  }

  /** Sleeps until something is due; says no at the end. */
  private boolean sleep() {
    lock.lock();
    try {
      boolean first = true;
      while (!closed) {
        long left = alarms.isEmpty() ? Long.MAX_VALUE : alarms.first().due - now();
        if (left <= 0 && !first) {
          return true;
        }
        changed.awaitNanos(Math.max(left, SHORTEST_SLEEP_NANOS));
        first = false;
      }
      return false;
    } catch (InterruptedException e) {
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** How many alarms are waiting. */
  int size() {
    lock.lock();
    try {
      return alarms.size();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      alarms.clear();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}

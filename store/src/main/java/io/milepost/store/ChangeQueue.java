package io.milepost.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The changes that wait for the writer, in the order in which they came. */
final class ChangeQueue {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeQueue.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<PendingChange<?>> waiting = new ArrayDeque<>();
  private boolean closed;

  /**
   * @throws IllegalStateException if the queue is closed
   */
  void add(PendingChange<?> change) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the store is closed");
      }
      waiting.add(change);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes what waits, at least one; waits for it if need be.
   *
   * @param limit the most to take
   * @param patience how long to wait at most; empty to wait until something comes
   * @return empty if nothing came in time, or the queue is drained
   */
  List<PendingChange<?>> take(int limit, Optional<Duration> patience) {
    lock.lock();
    try {
      await(patience);
      List<PendingChange<?>> taken = new ArrayList<>(Math.min(limit, waiting.size()));
      while (taken.size() < limit && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody interrupts the writer; if it happens, the wait is over. */
  private void await(Optional<Duration> patience) {
    long nanosLeft = patience.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    try {
      while (waiting.isEmpty() && !closed && nanosLeft > 0) {
        nanosLeft = changed.awaitNanos(nanosLeft);
      }
    } catch (InterruptedException e) {
      LOG.debug("The wait for changes was interrupted", e);
    }
  }

  /** Whether nothing waits and nothing will come. */
  boolean isDrained() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Refuses what comes from now on; what waits is still taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }
}

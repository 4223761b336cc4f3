package io.milepost.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The changes that wait for the writer, in the order in which they came. */
final class ChangeQueue {
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
   * @return empty when the queue is closed and drained
   */
  List<PendingChange<?>> take(int limit) {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      List<PendingChange<?>> taken = new ArrayList<>(Math.min(limit, waiting.size()));
      while (taken.size() < limit && !waiting.isEmpty()) {
        taken.add(waiting.remove());
      }
      return taken;
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

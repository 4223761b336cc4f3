package io.milepost.server.net;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open TCP connections of all loops. When there are too many, the one that has been idle
 * longest is closed for a new one; if none is idle, the new one is refused. Safe for use by many
 * threads.
 */
final class TcpConnections {
  private final Set<TcpConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count;
  private final int max;

  /**
   * @param count how many are open
   */
  TcpConnections(AtomicInteger count, int max) {
    this.count = count;
    this.max = max;
  }

  /**
   * Lets a new connection in, or not.
   *
   * @param counters of the new connection's loop
   */
  boolean admit(TcpConnection connection, LoopCounters counters) {
    while (count.incrementAndGet() > max) {
      counters.countCrowdedOut();
      TcpConnection idle = longestIdle();
      if (idle == null) {
        count.decrementAndGet();
        return false;
      }
      remove(idle);
      idle.close();
      count.decrementAndGet();
    }
    open.add(connection);
    return true;
  }

  /** Forgets a connection; nothing happens if it is not known. */
  void remove(TcpConnection connection) {
    if (open.remove(connection)) {
      count.decrementAndGet();
    }
  }

  private @Nullable TcpConnection longestIdle() {
    long now = System.nanoTime();
    TcpConnection longest = null;
    long longestNanos = -1;
    for (TcpConnection connection : open) {
      long idleNanos = connection.idleNanos(now);
      if (idleNanos > longestNanos) {
        longest = connection;
        longestNanos = idleNanos;
      }
    }
    return longest;
  }

  void forEach(Consumer<TcpConnection> consumer) {
    open.forEach(consumer);
  }
}

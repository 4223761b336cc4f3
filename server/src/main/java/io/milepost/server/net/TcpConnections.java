package io.milepost.server.net;

import io.milepost.server.respond.LoopCounters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The open TCP connections of all loops. A new one is always let in; where there are too many,
 * another is closed for it: one of the same client if that has its share, else any. Idle ones come
 * first, and among equals the one that has gone longest without a whole message, so that nobody
 * keeps others out by leaving messages unfinished (RFC 7766 section 6.2.2).
 *
 * <p>Safe for use by many threads; the lock is held while a connection comes or goes.
 */
final class TcpConnections {
  private final Set<TcpConnection> open = new HashSet<>();
  private final Map<ClientNetwork, Integer> perClient = new HashMap<>();
  private final AtomicInteger count;
  private final TcpLimits limits;

  /**
   * @param count how many are open; written here alone
   */
  TcpConnections(AtomicInteger count, TcpLimits limits) {
    this.count = count;
    this.limits = limits;
  }

  /**
   * Lets a new connection in.
   *
   * @param counters of the new connection's loop
   */
  synchronized void admit(TcpConnection connection, LoopCounters counters) {
    ClientNetwork client = connection.client();
    if (perClient.getOrDefault(client, 0) >= limits.connectionsPerClient()) {
      closeOne(client, counters);
    } else if (open.size() >= limits.connections()) {
      closeOne(null, counters);
    }
    if (open.add(connection)) {
      perClient.merge(client, 1, Integer::sum);
      count.incrementAndGet();
    }
  }

  /** Forgets a connection; nothing happens if it is not known. */
  synchronized void remove(TcpConnection connection) {
    if (open.remove(connection)) {
      perClient.computeIfPresent(
          connection.client(), (client, number) -> number == 1 ? null : number - 1);
      count.decrementAndGet();
    }
  }

  /**
   * @param client whose connection it is to be; null for anybody's
   */
  private void closeOne(@Nullable ClientNetwork client, LoopCounters counters) {
    TcpConnection worst = null;
    for (TcpConnection connection : open) {
      if ((client == null || client.equals(connection.client()))
          && (worst == null || connection.isCheaperToCloseThan(worst))) {
        worst = connection;
      }
    }
    if (worst != null) {
      counters.countCrowdedOut();
      remove(worst);
      worst.close();
    }
  }

  void forEach(Consumer<TcpConnection> consumer) {
    List<TcpConnection> all;
    synchronized (this) {
      all = List.copyOf(open);
    }
    all.forEach(consumer);
  }
}

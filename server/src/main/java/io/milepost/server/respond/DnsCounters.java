package io.milepost.server.respond;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/**
 * What the DNS server has done since it started. Each event loop counts for itself; reading adds
 * the loops up. Safe for use by many threads.
 */
public final class DnsCounters {
  private final List<LoopCounters> loops = new CopyOnWriteArrayList<>();
  private final AtomicInteger openConnections = new AtomicInteger();

  /** The counters of one more loop. */
  LoopCounters addLoop() {
    LoopCounters added = new LoopCounters();
    loops.add(added);
    return added;
  }

  /** Counts the TCP connections that are open; written by who opens and closes them. */
  public AtomicInteger openConnectionCount() {
    return openConnections;
  }

  /**
   * Answers with an rcode.
   *
   * @param rcode 0 to 23
   */
  public long answers(Transport transport, int rcode) {
    return sum(loop -> loop.answers(transport, rcode));
  }

  /** Answers with TC. */
  public long truncated(Transport transport) {
    return sum(loop -> loop.truncated(transport));
  }

  /** Messages that deserved no answer, and answers over UDP that the socket had no room for. */
  public long dropped(Transport transport) {
    return sum(loop -> loop.dropped(transport));
  }

  /** Queries that met a fault of this server; their answers are SERVFAIL. */
  public long failures() {
    return sum(LoopCounters::failures);
  }

  /** TCP connections that were refused, or closed to make room for others. */
  public long crowdedOut() {
    return sum(LoopCounters::crowdedOut);
  }

  /** Sets that were signed anew. */
  public long signed() {
    return sum(LoopCounters::signed);
  }

  /** Queries whose answers there was no time to sign: over UDP they were truncated. */
  public long postponed() {
    return sum(LoopCounters::postponed);
  }

  /** TCP connections that are open now. */
  public int openConnections() {
    return openConnections.get();
  }

  private long sum(ToLongFunction<LoopCounters> counter) {
    return loops.stream().mapToLong(counter).sum();
  }
}

package io.milepost.server.respond;

import io.milepost.model.zone.ZoneReference;
import io.milepost.policy.route.Policy;
import io.milepost.policy.route.PolicyCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/**
 * What the DNS server has done since it started. Each event loop counts for itself; reading adds
 * the loops up. Safe for use by many threads.
 */
public final class DnsCounters {
  /** Stands for all types of questions with this number or a higher one. */
  public static final int OTHER_QTYPES = LoopCounters.QTYPES;

  private final List<LoopCounters> loops = new CopyOnWriteArrayList<>();
  private final AtomicInteger openConnections = new AtomicInteger();

  /**
   * The counters of one more loop.
   *
   * @param policies what comes of the choices for its answers
   */
  LoopCounters addLoop(PolicyCounts policies) {
    LoopCounters added = new LoopCounters(policies);
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

  /**
   * Questions that were answered.
   *
   * @param qtype a type's number, or {@link #OTHER_QTYPES}
   */
  public long questions(int qtype) {
    return sum(loop -> loop.questions(qtype));
  }

  /** Questions that zones answered; of the first thousand zones that each loop met. */
  public Map<ZoneReference, Long> questionsByZone() {
    Map<ZoneReference, Long> sums = new HashMap<>();
    loops.forEach(
        loop -> loop.zones().forEach((zone, count) -> sums.merge(zone, count, Long::sum)));
    return sums;
  }

  /** How often a routing policy was asked with that outcome. */
  public long choices(Policy policy, PolicyCounts.Outcome outcome) {
    return sum(loop -> loop.policies().get(policy, outcome));
  }

  /**
   * How many of the answers that were timed took a time of that class: one in {@value
   * QueryResponder#TIMED}.
   *
   * @param index a class of {@link LatencyHistogram}
   */
  public long latencies(int index) {
    return sum(loop -> loop.latencies().count(index));
  }

  /** How long the answers took together that were timed, in nanoseconds. */
  public long latencyNanos() {
    return sum(loop -> loop.latencies().sumNanos());
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

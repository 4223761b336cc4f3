package io.milepost.server.respond;

import io.milepost.policy.route.PolicyCounts;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counters of one event loop, which alone writes them; anybody may read. */
public final class LoopCounters {
  /** Keeps what two loops write out of each other's cache lines; in longs. */
  private static final int PADDING = 16;

  private static final int RCODES = 24;
  private static final int TRUNCATED = RCODES;
  private static final int DROPPED = RCODES + 1;
  private static final int OF_TRANSPORT = RCODES + 2;
  private static final int FAILURES = PADDING + 2 * OF_TRANSPORT;
  private static final int CROWDED_OUT = FAILURES + 1;
  private static final int SIGNED = FAILURES + 2;
  private static final int POSTPONED = FAILURES + 3;
  private static final int QUESTIONS = POSTPONED + 1;

  /** Types from this one on are counted together. */
  static final int QTYPES = 258;

  private static final int END = QUESTIONS + QTYPES + 1;
  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

  private final long[] counts = new long[END + PADDING];

  private final LatencyHistogram latencies = new LatencyHistogram();
  private final ZoneCounts zones = new ZoneCounts();
  private final PolicyCounts policies;

  /**
   * @param policies what comes of the choices for this loop's answers
   */
  LoopCounters(PolicyCounts policies) {
    this.policies = policies;
  }

  private static int index(Transport transport, int counter) {
    return PADDING + (transport == Transport.TCP ? OF_TRANSPORT : 0) + counter;
  }

  private void add(int index) {
    add(index, 1);
  }

  private void add(int index, int number) {
    COUNT.setOpaque(counts, index, counts[index] + number);
  }

  private long get(int index) {
    return (long) COUNT.getOpaque(counts, index);
  }

  /**
   * An answer.
   *
   * @param rcode 0 to 23
   */
  public void countAnswer(Transport transport, int rcode, boolean truncated) {
    add(index(transport, rcode));
    if (truncated) {
      add(index(transport, TRUNCATED));
    }
  }

  /** A message that deserved no answer, or an answer that could not be sent. */
  public void countDropped(Transport transport) {
    add(index(transport, DROPPED));
  }

  /**
   * A question that was answered.
   *
   * @param qtype 0 to 65535
   */
  void countQuestion(int qtype) {
    add(QUESTIONS + Math.min(qtype, QTYPES));
  }

  void countFailure() {
    add(FAILURES);
  }

  /** A TCP connection that was refused, or closed to make room for others. */
  public void countCrowdedOut() {
    add(CROWDED_OUT);
  }

  /** Sets that were signed anew. */
  void countSigned(int number) {
    if (number > 0) {
      add(SIGNED, number);
    }
  }

  /** A query whose answer there was no time to sign. */
  void countPostponed() {
    add(POSTPONED);
  }

  long answers(Transport transport, int rcode) {
    return rcode >= 0 && rcode < RCODES ? get(index(transport, rcode)) : 0;
  }

  long truncated(Transport transport) {
    return get(index(transport, TRUNCATED));
  }

  long dropped(Transport transport) {
    return get(index(transport, DROPPED));
  }

  /** Questions for a type below {@value #QTYPES}; for any from there on together. */
  long questions(int qtype) {
    return get(QUESTIONS + Math.min(qtype, QTYPES));
  }

  LatencyHistogram latencies() {
    return latencies;
  }

  ZoneCounts zones() {
    return zones;
  }

  PolicyCounts policies() {
    return policies;
  }

  long failures() {
    return get(FAILURES);
  }

  long crowdedOut() {
    return get(CROWDED_OUT);
  }

  long signed() {
    return get(SIGNED);
  }

  long postponed() {
    return get(POSTPONED);
  }
}

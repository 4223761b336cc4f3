package io.milepost.policy.route;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Locale;

/**
 * How often each policy was asked, and what came of it. One thread counts; anybody may read. Where
 * aliases lead from group to group, the policy of the first one counts.
 */
public final class PolicyCounts {
  /** Keeps what two threads write out of each other's cache lines; in longs. */
  private static final int PADDING = 16;

  private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int OUTCOMES = Outcome.values().length;

  /** What came of a choice. */
  public enum Outcome {
    /** Sets answered. */
    ANSWERED(0),
    /** Sets answered, although all sets of a group were unhealthy. */
    FAILED_OPEN(1),
    /** No set was there for this client. */
    NOTHING(2),
    /** An alias led to an endpoint whose addresses are not known. */
    UNKNOWN_ENDPOINT(3);

    private final int number;
    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Outcome(int number) {
      this.number = number;
    }

    /** The name in lower case, such as {@code failed-open}. */
    @Override
    public String toString() {
      return text;
    }
  }

  private final long[] counts = new long[2 * PADDING + Policy.values().length * OUTCOMES];

  void count(Policy policy, Selection selection, boolean failedOpen) {
    Outcome outcome =
        switch (selection) {
          case VALUES -> failedOpen ? Outcome.FAILED_OPEN : Outcome.ANSWERED;
          case NOTHING -> Outcome.NOTHING;
          case UNKNOWN_ENDPOINT -> Outcome.UNKNOWN_ENDPOINT;
        };
    int index = index(policy, outcome);
    COUNT.setOpaque(counts, index, counts[index] + 1);
  }

  /** How often a policy was asked with that outcome. */
  public long get(Policy policy, Outcome outcome) {
    return (long) COUNT.getOpaque(counts, index(policy, outcome));
  }

  private static int index(Policy policy, Outcome outcome) {
    return PADDING + policy.number() * OUTCOMES + outcome.number;
  }
}

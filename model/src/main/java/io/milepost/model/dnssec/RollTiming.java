package io.milepost.model.dnssec;

import java.time.Duration;

/**
 * How long a zone-signing key stays in each state (RFC 6781 section 4.1.1.1, RFC 7583 section
 * 3.2.1).
 *
 * @param signs how long a key signs before its successor is published
 * @param published how long a key is published before it signs: until no cache has a DNSKEY set
 *     without it
 * @param retired how long a key is published after it has signed: until no cache has a signature of
 *     it
 */
public record RollTiming(Duration signs, Duration published, Duration retired) {
  private static final Duration SIGNS = Duration.ofDays(14);

  /** The TTL of the DNSKEY set, and five minutes for servers that follow late. */
  private static final Duration PUBLISHED = Duration.ofMinutes(65);

  /** The greatest TTL that an answer from a signed zone has, and five minutes. */
  private static final Duration RETIRED = Duration.ofDays(7).plusMinutes(5);

  /**
   * The times of a server.
   *
   * @param scale at least 1, by which all are divided, for tests
   * @param propagationDelay how long a change is invisible to DNS; not divided
   */
  public static RollTiming of(long scale, Duration propagationDelay) {
    return new RollTiming(
        SIGNS.dividedBy(scale),
        PUBLISHED.dividedBy(scale).plus(propagationDelay),
        RETIRED.dividedBy(scale).plus(propagationDelay));
  }
}

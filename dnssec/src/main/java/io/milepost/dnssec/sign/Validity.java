package io.milepost.dnssec.sign;

import java.time.Duration;

/**
 * How long signatures of one kind of sets are valid, and when they are made anew.
 *
 * @param validFor from when it is made, at least; its inception is {@link #SKEW} before
 * @param refreshAfter from when it is made, shorter
 */
record Validity(Duration validFor, Duration refreshAfter) {
  /** By how much a validator's clock may be behind. */
  static final Duration SKEW = Duration.ofHours(1);

  /** Of the set of keys: whenever it is answered, valid for seven to fourteen days more. */
  static Validity ofKeys(int timeScale) {
    return new Validity(Duration.ofDays(14), Duration.ofDays(7).dividedBy(timeScale));
  }

  /**
   * Of all other sets: whenever it is answered, valid for half a day to a day more, and for as long
   * as caches keep it.
   */
  static Validity ofData(int timeScale) {
    return new Validity(Duration.ofDays(1), Duration.ofHours(12).dividedBy(timeScale));
  }

  /**
   * How long the signature of a set is valid. Whenever it is given out, that is for the set's TTL
   * or longer: who keeps an answer without looking at its signatures keeps none that has expired
   * (RFC 6781 section 4.4.2.1).
   *
   * @param ttlSeconds with which the set is answered
   * @return seconds from when the signature is made
   */
  long secondsFor(int ttlSeconds) {
    return Math.max(validFor.toSeconds(), refreshAfter.toSeconds() + ttlSeconds);
  }
}

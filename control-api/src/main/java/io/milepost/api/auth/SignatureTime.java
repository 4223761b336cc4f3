package io.milepost.api.auth;

import io.milepost.model.error.IncompleteSignature;
import io.milepost.model.error.SignatureDoesNotMatch;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** When a request was signed, and how long that is good for. */
record SignatureTime(Instant signedAt) {
  /** How far the clocks of client and server may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * Reads a time in ISO 8601's basic form, or as HTTP has it (RFC 9110 section 5.6.7).
   *
   * @throws IncompleteSignature if it is neither
   */
  static SignatureTime parse(String text) {
    try {
      return new SignatureTime(LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notBasic) {
      try {
        return new SignatureTime(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
      } catch (DateTimeException e) {
        throw new IncompleteSignature(
            "Date must be in ISO-8601 'basic format'. Got '"
                + text
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
      }
    }
  }

  /** The time in ISO 8601's basic form. */
  String timestamp() {
    return BASIC.format(signedAt);
  }

  /**
   * Compares the time with the clock; the signature is good as long as clocks may be apart.
   *
   * @throws SignatureDoesNotMatch if the times are too far apart
   */
  void requireNear(Instant now) {
    requireStarted(now);
    if (signedAt.isBefore(now.minus(SKEW))) {
      expired(now, SKEW, SKEW.toMinutes() + " min.");
    }
  }

  /**
   * Compares the time with the clock; the signature is good for a time of its own.
   *
   * @throws SignatureDoesNotMatch if that is over, or begins later than clocks may be apart
   */
  void requireWithin(Duration lifetime, Instant now) {
    requireStarted(now);
    if (signedAt.isBefore(now.minus(lifetime))) {
      expired(now, lifetime, lifetime.toSeconds() + " sec.");
    }
  }

  private void requireStarted(Instant now) {
    if (signedAt.isAfter(now.plus(SKEW))) {
      throw new SignatureDoesNotMatch(
          "Signature not yet current: %s is still later than %s (%s + %d min.)"
              .formatted(
                  timestamp(), BASIC.format(now.plus(SKEW)), BASIC.format(now), SKEW.toMinutes()));
    }
  }

  private void expired(Instant now, Duration good, String goodText) {
    throw new SignatureDoesNotMatch(
        "Signature expired: %s is now earlier than %s (%s - %s)"
            .formatted(timestamp(), BASIC.format(now.minus(good)), BASIC.format(now), goodText));
  }
}

package io.milepost.healthcheck.probe;

/**
 * Where a body ends.
 *
 * @see "RFC 7230 section 3.3.3"
 */
sealed interface BodyFraming {
  /** After a number of octets. */
  record Length(long octets) implements BodyFraming {}

  /** Its chunks say so. */
  record Chunked() implements BodyFraming {}

  /** Where the connection does. */
  record UntilClose() implements BodyFraming {}

  /**
   * Nobody knows: the transfer coding is one that was not asked for.
   *
   * @param transferCoding as the response names it
   */
  record Unknown(String transferCoding) implements BodyFraming {}
}

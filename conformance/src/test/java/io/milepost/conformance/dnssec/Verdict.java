package io.milepost.conformance.dnssec;

/** What a validator says of an answer (RFC 4035 section 4.3). */
enum Verdict {
  SECURE,
  INSECURE,
  BOGUS,
  /** It could not be judged, or the output was not understood. */
  NONE
}

package io.milepost.model.dnssec;

/**
 * Whether a zone's answers are signed.
 *
 * @see "Route 53 API Reference: DNSSECStatus"
 */
public enum ServeSignature {
  SIGNING,
  NOT_SIGNING,
  DELETING,
  ACTION_NEEDED,
  INTERNAL_FAILURE
}

package io.milepost.model.dnssec;

/**
 * What a key-signing key is doing.
 *
 * @see "Route 53 API Reference: KeySigningKey"
 */
public enum KeySigningKeyStatus {
  ACTIVE,
  INACTIVE,
  DELETING,
  ACTION_NEEDED,
  INTERNAL_FAILURE
}

package io.milepost.model.dnssec;

import java.time.Instant;

/**
 * A key-signing key of a zone as the API has it.
 *
 * @param name 3 to 128 letters, digits and underscores, no other key of the zone has it
 * @param callerReference 1 to 128 characters
 * @param kmsArn the key of the key management service that it stands for
 * @param statusMessage what is wrong; empty if nothing is
 * @param createdDate to the millisecond
 * @param lastModifiedDate when its status was changed last, to the millisecond
 * @see "Route 53 API Reference: KeySigningKey"
 */
public record KeySigningKey(
    String name,
    String callerReference,
    String kmsArn,
    KeySigningKeyStatus status,
    String statusMessage,
    KeyMaterial material,
    Instant createdDate,
    Instant lastModifiedDate) {
  /** The public half. */
  public Dnskey dnskey() {
    return material.dnskey();
  }

  public KeySigningKey withStatus(KeySigningKeyStatus changed, String message, Instant now) {
    return new KeySigningKey(
        name, callerReference, kmsArn, changed, message, material, createdDate, now);
  }
}

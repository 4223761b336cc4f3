package io.milepost.model.dnssec;

/** Where a zone-signing key stands in its life (RFC 6781 section 4.1.1.1). */
public enum ZoneSigningKeyState {
  /** In the DNSKEY set, until every cache has it. */
  PUBLISHED,
  /** In the DNSKEY set, and makes signatures. */
  ACTIVE,
  /** In the DNSKEY set, until no cache has a signature of it any more. */
  RETIRED
}

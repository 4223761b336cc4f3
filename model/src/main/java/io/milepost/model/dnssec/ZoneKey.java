package io.milepost.model.dnssec;

/**
 * A key with which the answers of a signed zone are made.
 *
 * @param published whether it stands in the DNSKEY set
 * @param signs whether it makes signatures: a KSK of the DNSKEY set, a ZSK of all other sets. A ZSK
 *     that is published and does not sign waits for its turn, or has had it (RFC 6781 section
 *     4.1.1.1)
 */
public record ZoneKey(Dnskey dnskey, SealedKey sealed, boolean published, boolean signs) {
  public KeyRole role() {
    return dnskey.role();
  }

  /** 0 to 65535; other keys may have the same. */
  public int keyTag() {
    return dnskey.keyTag();
  }
}

package io.milepost.model.dnssec;

/** What a key of a zone signs (RFC 9499 section 11). */
public enum KeyRole {
  /** Signs the DNSKEY set. */
  KSK(257),
  /** Signs everything else. */
  ZSK(256);

  private final int flags;

  KeyRole(int flags) {
    this.flags = flags;
  }

  /** The flags of its DNSKEY record (RFC 4034 section 2.1.1). */
  public int flags() {
    return flags;
  }
}

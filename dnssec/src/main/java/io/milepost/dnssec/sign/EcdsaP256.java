package io.milepost.dnssec.sign;

import java.security.interfaces.ECPrivateKey;

/** Who makes ECDSA signatures on the curve P-256 with SHA-256 (RFC 6605). */
public interface EcdsaP256 {
  /** The length of a signature: r and s, 32 octets each (RFC 6605 section 4). */
  int SIGNATURE_LENGTH = 64;

  /** A private key that signs; safe for use by many threads. */
  @FunctionalInterface
  interface Key {
    /**
     * Signs octets.
     *
     * @return {@value EcdsaP256#SIGNATURE_LENGTH} octets
     */
    byte[] sign(byte[] message);
  }

  /** Makes a private key ready to sign. */
  Key key(ECPrivateKey privateKey);

  /** What makes the signatures, for the log. */
  String description();
}

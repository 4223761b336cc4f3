package io.milepost.dnssec.keys;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** Key pairs on the curve P-256. */
final class KeyPairs {
  private static final int COORDINATE_LENGTH = 32;

  private KeyPairs() {}

  /** A new pair; the private key's encoding is PKCS #8. */
  static KeyPair generate(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /** The public key as x and y, 32 octets each (RFC 6605 section 4). */
  static byte[] point(KeyPair pair) {
    ECPoint shared = ((ECPublicKey) pair.getPublic()).getW();
    byte[] point = new byte[2 * COORDINATE_LENGTH];
    put(shared.getAffineX(), point, 0);
    put(shared.getAffineY(), point, COORDINATE_LENGTH);
    return point;
  }

  private static void put(BigInteger coordinate, byte[] point, int offset) {
    byte[] bytes = coordinate.toByteArray();
    byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    int at = offset + COORDINATE_LENGTH - unsigned.length;
    System.arraycopy(unsigned, 0, point, at, unsigned.length);
  }

  static ECPrivateKey decode(byte[] encoded) throws GeneralSecurityException {
    return (ECPrivateKey)
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }
}

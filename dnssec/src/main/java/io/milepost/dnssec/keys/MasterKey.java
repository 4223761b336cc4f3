package io.milepost.dnssec.keys;

import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.MasterKeyException;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.zone.HostedZoneId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts private keys. What it writes:
 *
 * <pre>
 * sealed = version (1) id (8) nonce (12) ciphertext and tag
 * </pre>
 *
 * The cipher is AES-256-GCM (NIST SP 800-38D) with a random nonce for each key. The cipher's key
 * and the id, by which a sealed key says whose it is, are both derived from the secret (HKDF with
 * SHA-256, RFC 5869). The zone's id and the public key are authenticated with it, so that a sealed
 * key can be put neither into another zone nor beside another public key.
 */
final class MasterKey {
  static final int SECRET_LENGTH = 32;

  private static final byte VERSION = 1;
  private static final int ID_LENGTH = 8;
  private static final int NONCE_LENGTH = 12;
  private static final int HEADER_LENGTH = 1 + ID_LENGTH + NONCE_LENGTH;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final byte[] id;

  /**
   * @param secret {@value #SECRET_LENGTH} random octets
   */
  MasterKey(byte[] secret) {
    key = new SecretKeySpec(derive(secret, "milepost key encryption", SECRET_LENGTH), "AES");
    id = derive(secret, "milepost master key id", ID_LENGTH);
  }

  private static byte[] derive(byte[] secret, String purpose, int length) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), length));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }

  /** Whether a sealed key says that it is of this master key. */
  boolean isOf(SealedKey sealed) {
    byte[] bytes = sealed.toBytes();
    return bytes.length > HEADER_LENGTH
        && bytes[0] == VERSION
        && Arrays.equals(bytes, 1, 1 + ID_LENGTH, id, 0, ID_LENGTH);
  }

  boolean isSameAs(MasterKey other) {
    return Arrays.equals(id, other.id);
  }

  SealedKey seal(HostedZoneId zone, Dnskey dnskey, byte[] privateKey, SecureRandom random) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, 0, zone, dnskey).doFinal(privateKey);
      return SealedKey.of(
          ByteBuffer.allocate(HEADER_LENGTH + ciphertext.length)
              .put(VERSION)
              .put(id)
              .put(nonce)
              .put(ciphertext)
              .array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM", e);
    }
  }

  /**
   * The private key.
   *
   * @throws MasterKeyException if it was sealed with another, or for another zone or public key
   */
  byte[] open(HostedZoneId zone, Dnskey dnskey, SealedKey sealed) throws MasterKeyException {
    if (!isOf(sealed)) {
      throw new MasterKeyException("it was encrypted with another master key.");
    }
    byte[] bytes = sealed.toBytes();
    try {
      return cipher(Cipher.DECRYPT_MODE, bytes, 1 + ID_LENGTH, zone, dnskey)
          .doFinal(bytes, HEADER_LENGTH, bytes.length - HEADER_LENGTH);
    } catch (AEADBadTagException e) {
      throw new MasterKeyException("it was changed, or is of another zone or public key.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, int offset, HostedZoneId zone, Dnskey dnskey)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE_LENGTH));
    cipher.updateAAD(context(zone, dnskey));
    return cipher;
  }

  /** What a key is of: an id has no zero octet, and the rest has always the same length. */
  private static byte[] context(HostedZoneId zone, Dnskey dnskey) {
    ByteArrayOutputStream context = new ByteArrayOutputStream();
    context.writeBytes(zone.value().getBytes(StandardCharsets.UTF_8));
    context.write(0);
    context.writeBytes(dnskey.rdata());
    return context.toByteArray();
  }
}

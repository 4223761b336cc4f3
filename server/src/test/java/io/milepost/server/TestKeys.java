package io.milepost.server;

import io.milepost.dnssec.keys.KeyUnavailableException;
import io.milepost.dnssec.keys.KeyVault;
import io.milepost.dnssec.sign.KeyRing;
import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.SealedKey;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.zone.HostedZoneId;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys for zones that are signed in tests, and the vault that has them. */
public final class TestKeys implements KeyVault {
  private final Map<SealedKey, ECPrivateKey> keys = new HashMap<>();
  private boolean locked;

  /** A key that is published and signs. */
  public ZoneKey key(KeyRole role) {
    return key(role, true, true);
  }

  public ZoneKey key(KeyRole role, boolean published, boolean signs) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      ECPublicKey publicKey = (ECPublicKey) pair.getPublic();
      byte[] point = new byte[64];
      put(publicKey.getW().getAffineX(), point, 32);
      put(publicKey.getW().getAffineY(), point, 64);
      SealedKey sealed = SealedKey.of(point);
      keys.put(sealed, (ECPrivateKey) pair.getPrivate());
      return new ZoneKey(Dnskey.of(role, point), sealed, published, signs);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(BigInteger number, byte[] to, int end) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, to, end - length, length);
  }

  /** One key of each role. */
  public ZoneSigning signing() {
    return new ZoneSigning(List.of(key(KeyRole.KSK), key(KeyRole.ZSK)));
  }

  public Signatures signatures(InstantSource clock) {
    return new Signatures(new KeyRing(this, 1), clock);
  }

  /** From now on no key can be opened, or all can again. */
  public void lock(boolean value) {
    locked = value;
  }

  @Override
  public ECPrivateKey open(HostedZoneId zone, ZoneKey key) throws KeyUnavailableException {
    ECPrivateKey found = locked ? null : keys.get(key.sealed());
    if (found == null) {
      throw new KeyUnavailableException(
          "no master key opens " + Arrays.toString(new int[] {key.keyTag()}));
    }
    return found;
  }
}

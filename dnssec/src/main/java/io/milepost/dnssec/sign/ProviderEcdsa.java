package io.milepost.dnssec.sign;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** The signatures of a provider of Java's cryptography. */
final class ProviderEcdsa implements EcdsaP256 {
  private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

  private final Provider provider;

  ProviderEcdsa(Provider provider) {
    this.provider = provider;
  }

  @Override
  public Key key(ECPrivateKey privateKey) {
    try {
      PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(privateKey.getEncoded());
      return new PooledKey(KeyFactory.getInstance("EC", provider).generatePrivate(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(provider + " can't read a key", e);
    }
  }

  @Override
  public String description() {
    return provider.getName() + " " + provider.getVersionStr();
  }

  /** A key with the objects that sign with it, each used by one thread at a time. */
  private final class PooledKey implements Key {
    private final PrivateKey key;
    private final ConcurrentLinkedDeque<Signature> idle = new ConcurrentLinkedDeque<>();

    PooledKey(PrivateKey key) {
      this.key = key;
    }

    @Override
    public byte[] sign(byte[] message) {
      try {
        Signature signature = take();
        signature.update(message);
        byte[] made = signature.sign();
        idle.push(signature);
        return made;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(provider + " can't sign", e);
      }
    }

    private Signature take() throws GeneralSecurityException {
      @Nullable Signature free = idle.poll();
      if (free != null) {
        return free;
      }
      Signature made = Signature.getInstance(ALGORITHM, provider);
      made.initSign(key);
      return made;
    }
  }
}

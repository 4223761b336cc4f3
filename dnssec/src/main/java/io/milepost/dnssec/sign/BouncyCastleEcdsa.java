package io.milepost.dnssec.sign;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/** BouncyCastle's signatures: on every platform, the same each time (RFC 6979). */
final class BouncyCastleEcdsa implements EcdsaP256 {
  private static final ECDomainParameters CURVE = curve();

  private static ECDomainParameters curve() {
    X9ECParameters p256 = CustomNamedCurves.getByName("secp256r1");
    return new ECDomainParameters(p256);
  }

  @Override
  public Key key(ECPrivateKey privateKey) {
    ECPrivateKeyParameters parameters = new ECPrivateKeyParameters(privateKey.getS(), CURVE);
    return message -> sign(parameters, message);
  }

  private static byte[] sign(ECPrivateKeyParameters key, byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, key);
    BigInteger[] parts = signer.generateSignature(sha256().digest(message));
    byte[] signature = new byte[SIGNATURE_LENGTH];
    int half = SIGNATURE_LENGTH / 2;
    BigIntegers.asUnsignedByteArray(parts[0], signature, 0, half);
    BigIntegers.asUnsignedByteArray(parts[1], signature, half, half);
    return signature;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String description() {
    return "BouncyCastle";
  }
}

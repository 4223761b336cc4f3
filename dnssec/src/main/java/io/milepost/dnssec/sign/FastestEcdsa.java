package io.milepost.dnssec.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who makes signatures fastest on this machine. */
final class FastestEcdsa {
  private static final Logger LOG = LoggerFactory.getLogger(FastestEcdsa.class);

  private FastestEcdsa() {}

  /** Amazon's provider if it is there and its signatures are good, else BouncyCastle. */
  static EcdsaP256 find() {
    return find(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * The same with the library for a kind of machine, which may be another than this.
   *
   * @param system as {@code os.name} has it
   * @param architecture as {@code os.arch} has it
   */
  static EcdsaP256 find(String system, String architecture) {
    try {
      EcdsaP256 corretto = new ProviderEcdsa(CorrettoLibrary.load(system, architecture));
      check(corretto);
      LOG.debug("signatures are made by {}", corretto.description());
      return corretto;
    } catch (ReflectiveOperationException
        | GeneralSecurityException
        | RuntimeException
        | LinkageError
        | AssertionError e) {
      LOG.info("signatures are made by BouncyCastle, at a quarter of the speed: {}", e.toString());
      return new BouncyCastleEcdsa();
    }
  }

  /** Makes a signature and has the JDK verify it. */
  static void check(EcdsaP256 ecdsa) throws GeneralSecurityException {
    byte[] message = "a set to be signed".getBytes(StandardCharsets.US_ASCII);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    byte[] signature = ecdsa.key((ECPrivateKey) pair.getPrivate()).sign(message);
    Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(pair.getPublic());
    verifier.update(message);
    if (!verifier.verify(signature)) {
      throw new GeneralSecurityException(ecdsa.description() + " makes bad signatures");
    }
  }
}

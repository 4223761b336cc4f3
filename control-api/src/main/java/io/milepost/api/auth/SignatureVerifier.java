package io.milepost.api.auth;

import io.milepost.api.http.HttpCall;
import io.milepost.model.error.InvalidClientTokenId;
import io.milepost.model.error.SignatureDoesNotMatch;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/**
 * Verifies signatures of version 4, in the header or in the query. The whole body counts: a request
 * whose payload is left unsigned is refused, as Route 53 has no operation that allows it.
 *
 * <p>Differs from Route 53: a session token is signed with the request, but nobody asks whether it
 * is good, since all access keys are known beforehand.
 *
 * @see "IAM User Guide: AWS Signature Version 4 for API requests"
 */
public final class SignatureVerifier {
  private static final String CONTENT_HASH = "x-amz-content-sha256";

  private final AccessKeys keys;
  private final InstantSource clock;

  /**
   * @param keys if there are none, every request is let in, signed or not
   */
  public SignatureVerifier(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Lets a request in, or refuses it.
   *
   * @throws io.milepost.model.error.MissingAuthenticationToken if it is not signed
   * @throws io.milepost.model.error.IncompleteSignature if a part of the signature is missing or
   *     can't be read
   * @throws InvalidClientTokenId if the access key is not known
   * @throws SignatureDoesNotMatch if the signature is for something else, too old, or not the one
   *     that the access key makes
   */
  public void verify(HttpCall call, SigningScope wanted) {
    if (keys.isEmpty()) {
      return;
    }
    SignatureClaim claim = SignatureClaim.of(call);
    String secret =
        keys.secretOf(claim.scope().keyId()).orElseThrow(() -> new InvalidClientTokenId());
    claim.scope().require(wanted, claim.time().timestamp());
    Instant now = clock.instant();
    claim
        .lifetime()
        .ifPresentOrElse(
            lifetime -> claim.time().requireWithin(lifetime, now),
            () -> claim.time().requireNear(now));
    if (!claim.signedHeaders().contains("host")) {
      throw new SignatureDoesNotMatch(
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    String payloadHash = payloadHash(call);
    String canonical = CanonicalRequest.of(call, claim.signedHeaders(), payloadHash);
    String toSign = toSign(claim, canonical);
    byte[] expected = signature(claim.scope(), secret, toSign);
    byte[] given = claim.signature().getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, given)) {
      throw new SignatureDoesNotMatch(
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.\n\nThe Canonical String for this request should have been\n'"
              + canonical
              + "'\n\nThe String-to-Sign should have been\n'"
              + toSign
              + "'\n");
    }
  }

  /** The hash of the body as it was sent, which is the one that the request tells, if it does. */
  private static String payloadHash(HttpCall call) {
    String hash = HexFormat.of().formatHex(Digests.sha256(call.body().asSent()));
    List<String> told = call.headers(CONTENT_HASH);
    if (!told.stream().allMatch(hash::equalsIgnoreCase)) {
      throw new SignatureDoesNotMatch(
          "The provided 'x-amz-content-sha256' header does not match what was computed.");
    }
    return hash;
  }

  private static String toSign(SignatureClaim claim, String canonical) {
    byte[] hash = Digests.sha256(canonical.getBytes(StandardCharsets.UTF_8));
    return String.join(
        "\n",
        SignatureClaim.ALGORITHM,
        claim.time().timestamp(),
        claim.scope().toString(),
        HexFormat.of().formatHex(hash));
  }

  private static byte[] signature(CredentialScope scope, String secret, String toSign) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(scope.date(), scope.region(), scope.service(), scope.terminator())) {
      key = Digests.hmac(key, part);
    }
    return HexFormat.of().formatHex(Digests.hmac(key, toSign)).getBytes(StandardCharsets.UTF_8);
  }
}

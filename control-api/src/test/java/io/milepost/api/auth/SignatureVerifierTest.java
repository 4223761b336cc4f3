package io.milepost.api.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.milepost.model.error.Route53Exception;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that the AWS SDK's signer has signed, as they are and with one thing changed. */
class SignatureVerifierTest {
  private static final Instant NOW = Instant.parse("2026-03-27T17:48:16Z");
  private static final String ID = "AKIATEST";
  private static final String SECRET = "tNp/+secret:of:test";
  private static final SdkSigner SIGNER = new SdkSigner(ID, SECRET, Optional.empty(), NOW);
  private static final String ZONES = "/2013-04-01/hostedzone";
  private static final Map<String, List<String>> NO_HEADERS = Map.of();

  private static SignatureVerifier verifierAt(Instant now) {
    AccessKeys keys =
        new AccessKeys(List.of(new AccessKey("OTHER", "other"), new AccessKey(ID, SECRET)));
    return new SignatureVerifier(keys, InstantSource.fixed(now));
  }

  private static void assertGood(SentRequest request) {
    assertThatCode(() -> verifierAt(NOW).verify(request.call(), SigningScope.ROUTE53))
        .as("%s", request)
        .doesNotThrowAnyException();
  }

  private static Route53Exception refusal(SentRequest request, Instant now) {
    Route53Exception refusal =
        catchThrowableOfType(
            Route53Exception.class,
            () -> verifierAt(now).verify(request.call(), SigningScope.ROUTE53));
    assertThat(refusal).as("%s", request).isNotNull();
    assertThat(refusal.text()).doesNotContain(SECRET);
    return refusal;
  }

  private static void assertRefused(SentRequest request, int status, String code, String text) {
    Route53Exception refusal = refusal(request, NOW);
    assertThat(refusal.code()).as(refusal.text()).isEqualTo(code);
    assertThat(refusal.httpStatus()).isEqualTo(status);
    assertThat(refusal.text()).matches("(?s)" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/2013-04-01/hostedzone",
        "/2013-04-01/hostedzone/Z1/rrset/",
        "/2013-04-01/hostedzone//Z1",
        "/2013-04-01/hostedzone/%2Fhostedzone%2FZ1",
        "/2013-04-01/hostedzone/a%20b+c%2Bd%25e",
        "/2013-04-01/hostedzone/%e2%82%ac",
        "/2013-04-01/tags/a:b@c,d;e=f!$&'()*~",
        "/2013-04-01/hostedzone?maxitems=1&marker=Z1",
        "/2013-04-01/hostedzone?b=2&a=2&a=1&B=3&a=",
        "/2013-04-01/hostedzone?name=%2A.example.com.&type=A&identifier=a%20b%2Bc%26d%3De%2Ff",
        "/2013-04-01/hostedzone?name=%C3%A9&name=e",
        "/2013-04-01/hostedzone?empty=&delegationsetid=N1",
        "/2013-04-01/hostedzone?a-b=1&a=2&a.b=3&aB=4&ab=5&a_b=6&a~b=7"
      })
  void target_signedBySdk_isGood(String target) {
    assertGood(SIGNER.sign("GET", target, "", NO_HEADERS));
    assertGood(SIGNER.presign("GET", target, Duration.ofMinutes(1)));
  }

  @Test
  void randomTargets_signedBySdk_areGood() {
    long seed = 20260327;
    SplittableRandom random = new SplittableRandom(seed);
    String alphabet = "aZ09-._~!$'()*,;:@/";
    for (int i = 0; i < 300; i++) {
      StringBuilder target = new StringBuilder("/2013-04-01/");
      int length = random.nextInt(1, 30);
      for (int j = 0; j < length; j++) {
        target.append(
            random.nextInt(4) == 0
                ? "%%%02X".formatted(random.nextInt(0x20, 0x7f))
                : alphabet.charAt(random.nextInt(alphabet.length())));
      }
      target.append("?p%%%02X=%%%02X".formatted(random.nextInt(0x20, 0x7f), random.nextInt(256)));
      assertThat(verifies(SIGNER.sign("GET", target.toString(), "", NO_HEADERS)))
          .as("%s, number %d of seed %d", target, i, seed)
          .isTrue();
    }
  }

  private static boolean verifies(SentRequest request) {
    try {
      verifierAt(NOW).verify(request.call(), SigningScope.ROUTE53);
      return true;
    } catch (Route53Exception e) {
      return false;
    }
  }

  @Test
  void query_inOtherOrderAndSpelling_isGood() {
    SentRequest signed = SIGNER.sign("GET", ZONES + "?a=1&b=x%2Fy&c=", "", NO_HEADERS);
    assertGood(signed.query("b=x%2fy&c&a=1"));
    assertGood(signed.query("&c=&&%61=1&b=x/y"));
  }

  @Test
  void headers_areTrimmedAndJoined() {
    SentRequest signed = SIGNER.sign("GET", ZONES, "", Map.of("X-Blanks", List.of("a  b", "  c ")));
    assertGood(signed);
    assertGood(signed.header("x-blanks", " a \t b", "c"));
    assertRefused(
        signed.header("x-blanks", "c", "a b"), 403, "SignatureDoesNotMatch", "The request .*");
  }

  @Test
  void body_isSignedAsSent_andReadableAfterwards() throws Exception {
    SentRequest signed = SIGNER.sign("POST", ZONES, "<é/>", NO_HEADERS);
    var call = signed.call();
    verifierAt(NOW).verify(call, SigningScope.ROUTE53);
    assertThat(call.body().readAllBytes())
        .asString(java.nio.charset.StandardCharsets.UTF_8)
        .isEqualTo("<é/>");
  }

  @Test
  void sessionToken_isSigned() {
    SdkSigner signer = new SdkSigner(ID, SECRET, Optional.of("a+token/="), NOW);
    SentRequest signed = signer.sign("GET", ZONES, "", NO_HEADERS);
    assertThat(signed.headers()).containsKey("x-amz-security-token");
    assertGood(signed);
    assertRefused(
        signed.header("x-amz-security-token", "other"),
        403,
        "SignatureDoesNotMatch",
        "The request .*");
    SentRequest presigned = signer.presign("GET", ZONES, Duration.ofMinutes(1));
    assertThat(presigned.query()).contains("X-Amz-Security-Token=");
    assertGood(presigned);
  }

  static Stream<Arguments> tampered() {
    SentRequest get = SIGNER.sign("GET", ZONES + "?maxitems=1", "", NO_HEADERS);
    SentRequest post = SIGNER.sign("POST", ZONES, "<a/>", NO_HEADERS);
    SentRequest presigned = SIGNER.presign("GET", ZONES, Duration.ofMinutes(1));
    String mismatch =
        "The request signature we calculated does not match the signature you provided\\..*"
            + "The Canonical String for this request should have been\n'(GET|POST|PUT)\n.*";
    return Stream.of(
        Arguments.of("method", get.method("PUT"), mismatch),
        Arguments.of("path", get.path("/2013-04-01/healthcheck"), mismatch),
        Arguments.of("query", get.query("maxitems=2"), mismatch),
        Arguments.of("more query", get.query("maxitems=1&a"), mismatch),
        Arguments.of("host", get.header("host", "localhost"), mismatch),
        Arguments.of("no host", get.header("host"), mismatch),
        Arguments.of("signature", get.authorization("Signature=.{4}", "Signature=0000"), mismatch),
        Arguments.of("short signature", get.authorization("Signature=.*", "Signature=0"), mismatch),
        Arguments.of("key of another", get.authorization(ID, "OTHER"), mismatch),
        Arguments.of("header left out", get.authorization(";x-amz-date", ""), mismatch),
        Arguments.of("body", post.body("<b/>"), "The provided 'x-amz-content-sha256' header .*"),
        Arguments.of(
            "body and its hash",
            post.body("<b/>").header("x-amz-content-sha256", sha256("<b/>")),
            mismatch),
        Arguments.of(
            "payload unsigned",
            post.header("x-amz-content-sha256", "UNSIGNED-PAYLOAD"),
            "The provided 'x-amz-content-sha256' header .*"),
        Arguments.of("presigned path", presigned.path("/2013-04-01/healthcheck"), mismatch),
        Arguments.of("presigned query", presigned.query(presigned.query() + "&a=b"), mismatch),
        Arguments.of(
            "longer life",
            presigned.query(presigned.query().replace("Expires=60", "Expires=61")),
            mismatch),
        Arguments.of("presigned body", presigned.body("x"), mismatch),
        Arguments.of(
            "host not signed",
            get.authorization("host;", ""),
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization\\."),
        Arguments.of(
            "region",
            get.authorization("us-east-1", "eu-west-1"),
            "Credential should be scoped to a valid region, not 'eu-west-1'\\."),
        Arguments.of(
            "service",
            get.authorization("route53", "sts"),
            "Credential should be scoped to correct service: 'route53'\\."),
        Arguments.of(
            "terminator",
            get.authorization("aws4_request", "aws3"),
            "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws3'\\."),
        Arguments.of(
            "date of scope",
            get.authorization("20260327", "20260326"),
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
                + " HTTP: '20260326' != '20260327', from '20260327T174816Z'\\."));
  }

  private static String sha256(String text) {
    return java.util.HexFormat.of()
        .formatHex(Digests.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tampered")
  void tampered_doesNotMatch(String what, SentRequest request, String text) {
    assertRefused(request, 403, "SignatureDoesNotMatch", text);
  }

  static Stream<Arguments> incomplete() {
    SentRequest get = SIGNER.sign("GET", ZONES, "", NO_HEADERS);
    SentRequest presigned = SIGNER.presign("GET", ZONES, Duration.ofMinutes(1));
    return Stream.of(
        Arguments.of(
            get.header("authorization", "Bearer token"),
            "Authorization header requires 'Credential' parameter\\. Authorization header requires"
                + " 'Signature' parameter\\. Authorization header requires 'SignedHeaders'"
                + " parameter\\. \\(Hashed .* Authorization=[A-Za-z0-9+/=]+"),
        Arguments.of(get.header("authorization", ""), "Authorization header requires .*"),
        Arguments.of(
            get.header("x-amz-date"),
            "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.*"),
        Arguments.of(
            get.authorization("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256"),
            "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'\\."),
        Arguments.of(get.authorization("Credential=", "Credential= "), "Invalid key=value pair .*"),
        Arguments.of(
            get.authorization("/route53", ""),
            "Credential must have exactly 5 slash-delimited elements, .*"),
        Arguments.of(
            get.header("x-amz-date", "2026-03-27T17:48:16Z"),
            "Date must be in ISO-8601 'basic format'\\. Got '2026-03-27T17:48:16Z'\\. .*"),
        Arguments.of(
            presigned.query(presigned.query().replaceFirst("X-Amz-Date=[^&]*", "")),
            "AWS query-string parameters must include 'X-Amz-Date'\\. Re-examine .*"),
        Arguments.of(
            presigned.query(presigned.query().replaceFirst("X-Amz-Expires=60", "X-Amz-Expires=-1")),
            "X-Amz-Expires must be .*"),
        Arguments.of(
            presigned.query(
                presigned.query().replaceFirst("X-Amz-Expires=60", "X-Amz-Expires=604801")),
            "X-Amz-Expires must be .*"),
        Arguments.of(
            presigned.query(presigned.query() + "&X-Amz-Date=20260327T174816Z"),
            "AWS query-string parameter 'X-Amz-Date' must be there once\\."));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void incomplete_isToldSo(SentRequest request, String text) {
    assertRefused(request, 400, "IncompleteSignature", text);
  }

  @Test
  void unsigned_isMissingAToken() {
    SentRequest get = SIGNER.sign("GET", ZONES, "", NO_HEADERS).header("authorization");
    assertRefused(
        get, 403, "MissingAuthenticationToken", "Request is missing Authentication Token");
  }

  @Test
  void unknownKey_isNotValid() {
    assertRefused(
        new SdkSigner("AKIAUNKNOWN", SECRET, Optional.empty(), NOW)
            .sign("GET", ZONES, "", NO_HEADERS),
        403,
        "InvalidClientTokenId",
        "The security token included in the request is invalid\\.");
  }

  @Test
  void wrongSecret_doesNotMatch() {
    assertRefused(
        new SdkSigner(ID, "wrong", Optional.empty(), NOW).sign("GET", ZONES, "", NO_HEADERS),
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated .*");
  }

  @Test
  void dateHeader_isTakenInPlaceOfAmzDate() {
    SentRequest signed = SIGNER.sign("GET", ZONES, "", NO_HEADERS);
    SentRequest dated =
        signed
            .header("x-amz-date")
            .header("date", "Fri, 27 Mar 2026 17:48:16 GMT")
            .authorization(";x-amz-date", "");
    // The time is the one that was signed; only the set of signed headers is another.
    assertRefused(dated, 403, "SignatureDoesNotMatch", ".*20260327T174816Z\n20260327/us-east-1.*");
  }

  @ParameterizedTest
  @CsvSource({
    "-900, ''",
    "-901, Signature not yet current: 20260327T174816Z is still later than 20260327T174815Z"
        + " (20260327T173315Z + 15 min.)",
    "900, ''",
    "901, Signature expired: 20260327T174816Z is now earlier than 20260327T174817Z"
        + " (20260327T180317Z - 15 min.)"
  })
  void clock_mayBeFifteenMinutesOff(long seconds, String text) {
    assertTime(SIGNER.sign("GET", ZONES, "", NO_HEADERS), seconds, text);
  }

  @ParameterizedTest
  @CsvSource({
    "-900, ''",
    "-901, Signature not yet current: 20260327T174816Z is still later than 20260327T174815Z"
        + " (20260327T173315Z + 15 min.)",
    "3600, ''",
    "3601, Signature expired: 20260327T174816Z is now earlier than 20260327T174817Z"
        + " (20260327T184817Z - 3600 sec.)"
  })
  void presigned_isGoodForItsLifetime(long seconds, String text) {
    assertTime(SIGNER.presign("GET", ZONES, Duration.ofHours(1)), seconds, text);
  }

  private static void assertTime(SentRequest request, long secondsLater, String text) {
    Instant then = NOW.plusSeconds(secondsLater);
    if (text.isEmpty()) {
      assertThatCode(() -> verifierAt(then).verify(request.call(), SigningScope.ROUTE53))
          .doesNotThrowAnyException();
    } else {
      Route53Exception refusal = refusal(request, then);
      assertThat(refusal.code()).isEqualTo("SignatureDoesNotMatch");
      assertThat(refusal.text()).isEqualTo(text);
    }
  }

  @Test
  void withoutKeys_everythingIsGood() {
    SentRequest unsigned = new SentRequest("GET", ZONES, "", Map.of(), "");
    new SignatureVerifier(AccessKeys.NONE, InstantSource.fixed(NOW))
        .verify(unsigned.call(), SigningScope.ROUTE53);
  }
}

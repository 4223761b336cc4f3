package io.milepost.api.auth;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures of the test suite that AWS publishes for version 4. */
class PublishedVectorsTest {
  private static final String KEY_ID = "AKIDEXAMPLE";
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private static final SigningScope SCOPE = new SigningScope("service", Optional.of("us-east-1"));

  private final SignatureVerifier verifier =
      new SignatureVerifier(
          new AccessKeys(List.of(new AccessKey(KEY_ID, SECRET))),
          InstantSource.fixed(Instant.parse("2015-08-30T12:36:00Z")));

  private static SentRequest request(String method, String signedHeaders, String signature) {
    return new SentRequest(
        method,
        "/",
        "",
        Map.of(
            "host",
            List.of("example.amazonaws.com"),
            "x-amz-date",
            List.of("20150830T123600Z"),
            "authorization",
            List.of(
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                    + " SignedHeaders="
                    + signedHeaders
                    + ", Signature="
                    + signature)),
        "");
  }

  private void assertGood(SentRequest request) {
    assertThatCode(() -> verifier.verify(request.call(), SCOPE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, , 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "POST, , 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "GET, Param2=value2&Param1=value1,"
        + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    "GET, Param1=value2&Param1=Value1,"
        + " eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1"
  })
  void query(String method, String query, String signature) {
    SentRequest request = request(method, "host;x-amz-date", signature);
    assertGood(request.query(query == null ? "" : query));
  }

  @ParameterizedTest
  @CsvSource({"/", "//", "/./", "/foo/.."})
  void path_thatIsNormalized(String path) {
    assertGood(
        request(
                "GET",
                "host;x-amz-date",
                "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")
            .path(path));
  }

  @Test
  void path_ofUnreservedCharacters() {
    assertGood(
        request(
                "GET",
                "host;x-amz-date",
                "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")
            .path("/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"));
  }

  @Test
  void header_isTrimmed() {
    assertGood(
        request(
                "GET",
                "host;my-header1;my-header2;x-amz-date",
                "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")
            .header("my-header1", " value1")
            .header("my-header2", " \"a   b   c\""));
  }

  @Test
  void form() {
    assertGood(
        request(
                "POST",
                "content-type;host;x-amz-date",
                "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a")
            .header("content-type", "application/x-www-form-urlencoded")
            .body("Param1=value1"));
  }
}

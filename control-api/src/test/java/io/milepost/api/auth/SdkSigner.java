package io.milepost.api.auth;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The signer of the AWS SDK for Java. */
record SdkSigner(String keyId, String secret, Optional<String> sessionToken, Instant now) {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  /**
   * Signs a request in the header, as clients do.
   *
   * @param target path and query, escaped
   */
  SentRequest sign(String method, String target, String body, Map<String, List<String>> headers) {
    return sign(method, target, body, headers, Optional.empty());
  }

  /** Signs a request without a body in the query. */
  SentRequest presign(String method, String target, Duration lifetime) {
    return sign(method, target, "", Map.of(), Optional.of(lifetime));
  }

  private SentRequest sign(
      String method,
      String target,
      String body,
      Map<String, List<String>> headers,
      Optional<Duration> presigned) {
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(method))
            .uri(URI.create("http://127.0.0.1:5380" + target));
    headers.forEach(request::putHeader);
    byte[] payload = body.getBytes(StandardCharsets.UTF_8);
    SdkHttpRequest signed =
        SIGNER
            .sign(signing -> {
              signing
                  .identity(identity())
                  .request(request.build())
                  .payload(() -> new ByteArrayInputStream(payload))
                  .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "route53")
                  .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                  .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC));
              presigned.ifPresent(lifetime ->
                  signing
                      .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                      .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime));
            })
            .request();
    return sent(signed, body);
  }

  private AwsCredentialsIdentity identity() {
    return sessionToken.isPresent()
        ? AwsSessionCredentialsIdentity.create(keyId, secret, sessionToken.get())
        : AwsCredentialsIdentity.create(keyId, secret);
  }

  /** The request as it goes over the wire. */
  private static SentRequest sent(SdkHttpRequest request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    request.forEachHeader((name, values) ->
        headers
            .computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .addAll(values));
    return new SentRequest(
        request.method().name(),
        request.encodedPath(),
        request.encodedQueryParameters().orElse(""),
        headers,
        body);
  }
}

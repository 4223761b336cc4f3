package io.milepost.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGuardTest {
  private final HostGuard guard = new HostGuard(List.of("dns.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:5380",
        "[::1]:5380",
        "[fe80::1%eth0]",
        "localhost",
        "LocalHost:80",
        "localhost.",
        "route53.amazonaws.com",
        "Route53.AmazonAWS.com:443",
        "dns.example:5380"
      })
  void refusal_ofKnownHost_isEmpty(String host) {
    assertThat(guard.refusal(List.of(host), List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "evil.localhost",
        "127.0.0.1.evil.example",
        "",
        "x.route53.amazonaws.com",
        "[::1].evil.example",
        "a@localhost",
        "localhost:80:80"
      })
  void refusal_ofOtherHost_isGiven(String host) {
    assertThat(guard.refusal(List.of(host), List.of())).isPresent();
  }

  @Test
  void refusal_withoutHost_isEmpty() {
    assertThat(guard.refusal(List.of(), List.of())).isEmpty();
  }

  @Test
  void refusal_ofSecondHost_isGiven() {
    assertThat(guard.refusal(List.of("localhost", "evil.example"), List.of())).isPresent();
  }

  @Test
  void refusal_ofOwnOrigin_isEmpty() {
    assertThat(guard.refusal(List.of("localhost:5381"), List.of("http://localhost:5381")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://evil.example", "null", "http://localhost:3000", "http://localhost"})
  void refusal_ofOtherOrigin_isGiven(String origin) {
    assertThat(guard.refusal(List.of("localhost:5381"), List.of(origin))).isPresent();
  }
}

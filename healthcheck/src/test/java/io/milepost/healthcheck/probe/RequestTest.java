package io.milepost.healthcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.EndpointProtocol.Http.Transport;
import io.milepost.model.health.HealthCheckId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent, by the configuration. */
class RequestTest {
  private static Request request(
      Transport transport, String path, String address, String name, int port) {
    return Target.of(
            Probed.ID,
            Probed.config(
                new EndpointProtocol.Http(
                    transport, Optional.of(path).filter(text -> !text.isEmpty()), Optional.empty()),
                address,
                name,
                port))
        .request()
        .orElseThrow();
  }

  private static String text(Request request) {
    return new String(request.octets(), StandardCharsets.US_ASCII);
  }

  @Test
  void request_hasTheHeadersOfRoute53() {
    assertThat(text(request(Transport.PLAIN, "status?deep=1", "192.0.2.1", "www.example.com", 80)))
        .isEqualTo(
            "GET /status?deep=1 HTTP/1.1\r\n"
                + "Host: www.example.com\r\n"
                + "User-Agent: Amazon-Route53-Health-Check-Service"
                + " (ref 0f2e1a5c-0000-4000-8000-000000000001; report http://amzn.to/1vsZADi)\r\n"
                + "Accept: */*\r\n"
                + "Accept-Encoding: identity,gzip,deflate\r\n"
                + "Connection: close\r\n"
                + "\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PLAIN,        192.0.2.1,    www.example.com,  80,   www.example.com
          PLAIN,        192.0.2.1,    www.example.com,  443,  www.example.com:443
          PLAIN,        192.0.2.1,    www.example.com,  8080, www.example.com:8080
          TLS,          192.0.2.1,    www.example.com,  443,  www.example.com
          TLS_WITH_SNI, 192.0.2.1,    www.example.com,  80,   www.example.com:80
          PLAIN,        192.0.2.1,    '',               80,   192.0.2.1
          PLAIN,        192.0.2.1,    '',               8080, 192.0.2.1:8080
          TLS,          192.0.2.1,    '',               443,  192.0.2.1
          PLAIN,        2001:db8::01, '',               80,   [2001:db8::1]
          PLAIN,        2001:db8::1,  '',               81,   [2001:db8::1]:81
          PLAIN,        '',           WWW.example.com., 80,   WWW.example.com
          TLS,          '',           www.example.com,  8443, www.example.com:8443
          """)
  void host_isTheNameOrTheAddress(
      Transport transport, String address, String name, int port, String host) {
    assertThat(text(request(transport, "", address, name, port)))
        .startsWith("GET / HTTP/1.1\r\nHost: " + host + "\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 192.0.2.1, www.example.com, ''",
    "TLS, 192.0.2.1, www.example.com, ''",
    "TLS_WITH_SNI, 192.0.2.1, www.example.com, www.example.com",
    "TLS_WITH_SNI, '', www.example.com., www.example.com",
    "TLS_WITH_SNI, 192.0.2.1, '', ''"
  })
  void serverName_isTheName_withSni(
      Transport transport, String address, String name, String expected) {
    Request request = request(transport, "", address, name, 443);
    assertThat(request.serverName().orElse("")).isEqualTo(expected);
    assertThat(request.tls()).isEqualTo(transport != Transport.PLAIN);
  }

  @ParameterizedTest
  @CsvSource({"'', /", "/, /", "a/b, /a/b", "/a/b?c=d, /a/b?c=d", "/\u00fc, /%C3%BC"})
  void path_beginsWithASlash(String path, String target) {
    assertThat(text(request(Transport.PLAIN, path, "192.0.2.1", "", 80)))
        .startsWith("GET " + target + " HTTP/1.1\r\n");
  }

  @Test
  void id_cannotEndTheLine() {
    Target target =
        Target.of(new HealthCheckId("a\r\nX: y"), Probed.config(Probed.HTTP, "192.0.2.1", "", 80));
    assertThat(text(target.request().orElseThrow())).contains("(ref a%0D%0AX:%20y; ");
  }
}

package io.milepost.healthcheck.probe;

import static io.milepost.healthcheck.probe.Probed.HTTPS;
import static io.milepost.healthcheck.probe.Probed.HTTPS_SNI;
import static io.milepost.healthcheck.probe.TestEndpoint.readRequest;
import static io.milepost.healthcheck.probe.TestEndpoint.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.healthcheck.probe.TestEndpoint.Peer;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.lookup.FoundAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found at endpoints that speak TLS, and at those that don't. */
class TlsProbeTest {
  private static final String NAME = "www.example.com";
  private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static TestKeys keys;

  private final ProbeTimer timer = new ProbeTimer(System::nanoTime);

  /** The names in client_hello, one for each connection that chose a certificate. */
  private final List<String> serverNames = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeKeys(@TempDir Path folder) throws Exception {
    keys =
        TestKeys.make(
            folder,
            List.of(
                List.of("right", "-dname", "CN=other", "-ext", "san=dns:WWW.example.com"),
                List.of("wildcard", "-dname", "CN=*.example.com"),
                List.of("wrong", "-dname", "CN=example.com", "-ext", "san=dns:mail.example.com"),
                List.of(
                    "expired",
                    "-dname",
                    "CN=www.example.com, O=Example\\, Inc.",
                    "-startdate",
                    "-10d",
                    "-validity",
                    "1")));
  }

  @BeforeEach
  void startTimer() {
    timer.start();
  }

  @AfterEach
  void endTimer() {
    timer.close();
  }

  private Finding probe(EndpointProtocol protocol, TestEndpoint endpoint, Duration response) {
    ProbeLimits limits = new ProbeLimits(LONG, LONG, LONG, response, LONG);
    EndpointProber prober =
        new EndpointProber(
            (name, family, limit) -> new FoundAddresses.Failed("no names here"),
            System::nanoTime,
            limits);
    Target target =
        Target.of(Probed.ID, Probed.config(protocol, "127.0.0.1", NAME, endpoint.port()));
    CompletableFuture<Finding> found = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      ProbeRun run = new ProbeRun(timer);
      try {
        found.complete(prober.probe(target, run));
      } catch (LocalFault | RuntimeException e) {
        found.completeExceptionally(e);
      } finally {
        run.finish();
      }
    });
    return found.join();
  }

  private SSLServerSocket listen(TestKeys.Chooser chooser)
      throws IOException, GeneralSecurityException {
    TestKeys.Chooser noting =
        socket -> {
          serverNames.add(serverName(socket));
          return chooser.alias(socket);
        };
    return (SSLServerSocket)
        keys.server(noting)
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  /** Empty if client_hello has none. */
  private static String serverName(Socket socket) {
    return ((ExtendedSSLSession) ((SSLSocket) socket).getHandshakeSession())
        .getRequestedServerNames().stream()
            .map(name -> ((SNIHostName) name).getAsciiName())
            .findFirst()
            .orElse("");
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, right", "TLSv1.2, right", "TLSv1.3, expired", "TLSv1.2, wildcard"})
  void certificate_withTheName_isTakenUnverified(String version, String alias) throws Exception {
    SSLServerSocket server = listen(socket -> alias);
    server.setEnabledProtocols(new String[] {version});
    try (TestEndpoint endpoint = new TestEndpoint(server, saying(OK))) {
      Finding finding = probe(HTTPS_SNI, endpoint, LONG);
      assertThat(finding.status()).isEqualTo("Success: HTTP Status Code 200, OK");
      assertThat(finding.timings().tlsHandshake()).isPresent();
      assertThat(serverNames).containsOnly(NAME);
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  @Test
  void withoutSni_noNameIsSent_andAnyCertificateDoes() throws Exception {
    try (TestEndpoint endpoint = new TestEndpoint(listen(socket -> "wrong"), saying(OK))) {
      assertThat(probe(HTTPS, endpoint, LONG).status())
          .isEqualTo("Success: HTTP Status Code 200, OK");
      assertThat(serverNames).containsOnly("");
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  @Test
  void certificate_withoutTheName_isAskedAgainWithoutSni() throws Exception {
    try (TestEndpoint endpoint = new TestEndpoint(listen(socket -> "wrong"), saying(OK))) {
      assertThat(probe(HTTPS_SNI, endpoint, LONG).status())
          .isEqualTo("Success: HTTP Status Code 200, OK");
      assertThat(serverNames).containsExactly(NAME, "");
      assertThat(endpoint.connections()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void secondAttempt_refused_isAHandshakeFailure(String version) throws Exception {
    SSLServerSocket server = listen(socket -> serverName(socket).isEmpty() ? null : "wrong");
    server.setEnabledProtocols(new String[] {version});
    try (TestEndpoint endpoint = new TestEndpoint(server, saying(OK))) {
      assertThat(probe(HTTPS_SNI, endpoint, LONG))
          .extracting(Finding::success, Finding::status)
          .containsExactly(false, "Failure: SSL alert handshake_failure.");
    }
  }

  @Test
  void serverThatNeedsSni_refusesWithout() throws Exception {
    try (TestEndpoint endpoint =
        new TestEndpoint(
            listen(socket -> serverName(socket).isEmpty() ? null : "right"), saying(OK))) {
      assertThat(probe(HTTPS, endpoint, LONG).status())
          .isEqualTo("Failure: SSL alert handshake_failure.");
      assertThat(probe(HTTPS_SNI, endpoint, LONG).status())
          .isEqualTo("Success: HTTP Status Code 200, OK");
    }
  }

  /** Every handshake is a full one: the server chooses its certificate each time. */
  @Test
  void sessions_areNotResumed() throws Exception {
    try (TestEndpoint endpoint = new TestEndpoint(listen(socket -> "right"), saying(OK))) {
      EndpointProber prober =
          new EndpointProber(
              (name, family, limit) -> new FoundAddresses.Failed("no names here"),
              System::nanoTime,
              new ProbeLimits(LONG, LONG, LONG, LONG, LONG));
      Target target =
          Target.of(Probed.ID, Probed.config(HTTPS_SNI, "127.0.0.1", NAME, endpoint.port()));
      for (int i = 0; i < 3; i++) {
        ProbeRun run = new ProbeRun(timer);
        assertThat(prober.probe(target, run).success()).isTrue();
        run.finish();
      }
      assertThat(serverNames).containsExactly(NAME, NAME, NAME);
    }
  }

  private Finding probePlain(Peer peer, Duration response) throws IOException {
    try (TestEndpoint endpoint = TestEndpoint.start(peer)) {
      return probe(HTTPS_SNI, endpoint, response);
    }
  }

  @Test
  void plainServer_isNotTls() throws IOException {
    assertThat(
            probePlain(
                    connection -> {
                      connection.getInputStream().read();
                      TestEndpoint.write(connection, "HTTP/1.1 400 Bad Request\r\n\r\n");
                    },
                    LONG)
                .status())
        .startsWith("Failure: ")
        .contains("Unsupported or unrecognized SSL message");
  }

  @Test
  void alert_isNamed() throws IOException {
    // A fatal alert, unrecognized_name (RFC 8446 section 6).
    byte[] alert = {21, 3, 3, 0, 2, 2, 112};
    assertThat(
            probePlain(
                    connection -> {
                      connection.getInputStream().read(new byte[2048]);
                      connection.getOutputStream().write(alert);
                    },
                    LONG)
                .status())
        .isEqualTo("Failure: SSL alert unrecognized_name.");
  }

  @Test
  void handshake_cutOff_isTold() throws IOException {
    assertThat(
            probePlain(
                    connection -> {
                      connection.getInputStream().read(new byte[2048]);
                      connection.close();
                    },
                    LONG)
                .status())
        .isEqualTo("Failure: The connection was closed by the endpoint.");
    assertThat(
            probePlain(
                    connection -> {
                      connection.getInputStream().read(new byte[2048]);
                      connection.setSoLinger(true, 0);
                      connection.close();
                    },
                    LONG)
                .status())
        .isEqualTo("Failure: The connection was reset by the endpoint.");
  }

  @Test
  void handshake_tooSlow_isCutOff() throws IOException {
    String status = "Failure: The endpoint did not send a response within the timeout limit.";
    assertThat(probePlain(connection -> {}, Duration.ofMillis(150)).status()).isEqualTo(status);
    // A record of TLS that goes on and on, one octet after the other.
    Peer dripping =
        connection -> {
          connection.getOutputStream().write(new byte[] {22, 3, 3, 0x40, 0});
          while (true) {
            connection.getOutputStream().write(0);
            Thread.sleep(5);
          }
        };
    assertThat(probePlain(dripping, Duration.ofMillis(150)).status()).isEqualTo(status);
  }

  @Test
  void response_withoutCloseNotify_isRead() throws Exception {
    Peer abrupt =
        connection -> {
          readRequest(connection);
          TestEndpoint.write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n");
        };
    try (TestEndpoint endpoint = new TestEndpoint(listen(socket -> "right"), abrupt)) {
      assertThat(probe(HTTPS_SNI, endpoint, LONG).success()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "right, www.example.com, true",
    "right, WWW.Example.COM, true",
    "right, other, true",
    "right, example.com, false",
    "wildcard, www.example.com, true",
    "wildcard, example.com, false",
    "wildcard, a.www.example.com, false",
    "wrong, www.example.com, false",
    "wrong, mail.example.com, true",
    "wrong, example.com, true",
    "expired, www.example.com, true"
  })
  void certificate_carriesNames(String alias, String name, boolean carried) throws Exception {
    assertThat(CertificateNames.of(keys.certificate(alias)).carry(name)).isEqualTo(carried);
  }
}

package io.milepost.healthcheck.probe;

import static io.milepost.healthcheck.probe.Probed.HTTP;
import static io.milepost.healthcheck.probe.Probed.ID;
import static io.milepost.healthcheck.probe.Probed.STRING;
import static io.milepost.healthcheck.probe.Probed.TCP;
import static io.milepost.healthcheck.probe.TestEndpoint.readRequest;
import static io.milepost.healthcheck.probe.TestEndpoint.saying;
import static io.milepost.healthcheck.probe.TestEndpoint.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.healthcheck.probe.TestEndpoint.Peer;
import io.milepost.model.health.EndpointProtocol;
import io.milepost.model.health.HealthCheckConfig;
import io.milepost.model.lookup.AddressFamily;
import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.lookup.NameLookup;
import io.milepost.model.name.DnsName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found at real sockets that behave in every way. */
class EndpointProberTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final NameLookup NO_NAMES =
      (name, family, limit) -> new FoundAddresses.Failed("no names here");

  /** What must not pass does so after this. */
  private static final Duration SHORT = Duration.ofMillis(150);

  /** What must be done has this long. */
  private static final Duration LONG = Duration.ofMinutes(2);

  static final ProbeLimits PATIENT = new ProbeLimits(LONG, LONG, LONG, LONG, LONG);

  private final ProbeTimer timer = new ProbeTimer(System::nanoTime);

  @BeforeEach
  void startTimer() {
    timer.start();
  }

  @AfterEach
  void endTimer() {
    timer.close();
  }

  private Finding probe(NameLookup names, ProbeLimits limits, HealthCheckConfig.Endpoint config) {
    CompletableFuture<Finding> found = new CompletableFuture<>();
    EndpointProber prober = new EndpointProber(names, System::nanoTime, limits);
    Thread.startVirtualThread(() -> {
      ProbeRun run = new ProbeRun(timer);
      try {
        found.complete(prober.probe(Target.of(ID, config), run));
      } catch (LocalFault | RuntimeException e) {
        found.completeExceptionally(e);
      } finally {
        run.finish();
      }
    });
    return found.join();
  }

  private Finding probe(EndpointProtocol protocol, Peer peer, ProbeLimits limits)
      throws IOException {
    try (TestEndpoint endpoint = TestEndpoint.start(peer)) {
      return probe(NO_NAMES, limits, Probed.config(protocol, LOOPBACK, "", endpoint.port()));
    }
  }

  static Stream<Arguments> endpoints() {
    String ok = "HTTP/1.1 200 OK\r\n";
    String okHead = ok + "\r\n";
    Peer resets =
        connection -> {
          readRequest(connection);
          connection.setSoLinger(true, 0);
          connection.close();
        };
    Peer closes =
        connection -> {
          readRequest(connection);
          connection.close();
        };
    Peer halfOpen =
        connection -> {
          readRequest(connection);
          connection.shutdownOutput();
        };
    return Stream.of(
        Arguments.of("200", HTTP, saying(okHead), "Success: HTTP Status Code 200, OK"),
        Arguments.of(
            "no reason", HTTP, saying("HTTP/1.1 200\r\n\r\n"), "Success: HTTP Status Code 200"),
        Arguments.of(
            "399", HTTP, saying("HTTP/1.1 399 Odd\r\n\r\n"), "Success: HTTP Status Code 399, Odd"),
        Arguments.of(
            "400",
            HTTP,
            saying("HTTP/1.1 400 Bad Request\r\n\r\n"),
            "Failure: HTTP Status Code 400, Bad Request"),
        Arguments.of(
            "503",
            STRING,
            saying("HTTP/1.1 503 Service Unavailable\r\n\r\nneedle"),
            "Failure: HTTP Status Code 503, Service Unavailable"),
        Arguments.of(
            "string", STRING, saying(okHead + "a needle"), "Success: HTTP Status Code 200, OK"),
        Arguments.of(
            "string in a redirect",
            STRING,
            saying("HTTP/1.1 302 Found\r\nLocation: /\r\n\r\nneedle"),
            "Success: HTTP Status Code 302, Found"),
        Arguments.of(
            "no string",
            STRING,
            saying(ok + "Content-Length: 6\r\n\r\nNeedle"),
            "Failure: The search string was not found in the first 5,120 bytes of the response body."),
        Arguments.of(
            "infinite body",
            STRING,
            (Peer)
                connection -> {
                  readRequest(connection);
                  write(connection, okHead);
                  while (true) {
                    write(connection, "x".repeat(1000));
                  }
                },
            "Failure: The search string was not found in the first 5,120 bytes of the response body."),
        Arguments.of(
            "body cut off",
            STRING,
            (Peer)
                connection -> {
                  readRequest(connection);
                  write(connection, ok + "Content-Length: 100\r\n\r\nneed");
                  connection.close();
                },
            "Failure: The connection was closed by the endpoint."),
        Arguments.of(
            "endless headers",
            HTTP,
            (Peer)
                connection -> {
                  readRequest(connection);
                  write(connection, ok);
                  while (true) {
                    write(connection, "A: " + "x".repeat(1000) + "\r\n");
                  }
                },
            "Failure: The response is not valid: its headers are larger than 16,384 octets."),
        Arguments.of(
            "garbage",
            HTTP,
            saying("SSH-2.0-OpenSSH_9.2p1\r\n"),
            "Failure: The response is not valid: it does not begin with a status line of HTTP/1."),
        Arguments.of("closes", HTTP, closes, "Failure: The connection was closed by the endpoint."),
        Arguments.of(
            "half open", HTTP, halfOpen, "Failure: The connection was closed by the endpoint."),
        Arguments.of("resets", HTTP, resets, "Failure: The connection was reset by the endpoint."),
        Arguments.of("connection", TCP, saying(), "Success: TCP connection established"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void endpoint_isFound(String name, EndpointProtocol protocol, Peer peer, String status)
      throws IOException {
    Finding finding = probe(protocol, peer, PATIENT);
    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.success()).isEqualTo(status.startsWith("Success: "));
  }

  private static Peer dripping(String start, String drops) {
    return connection -> {
      readRequest(connection);
      write(connection, start);
      for (int i = 0; true; i++) {
        write(connection, drops.substring(i % drops.length(), i % drops.length() + 1));
        Thread.sleep(5);
      }
    };
  }

  /** Endpoints that take too long for one step, whose limit alone is short. */
  static Stream<Arguments> slowEndpoints() {
    ProbeLimits response = new ProbeLimits(LONG, LONG, LONG, SHORT, LONG);
    ProbeLimits body = new ProbeLimits(LONG, LONG, LONG, LONG, SHORT);
    String noResponse = "Failure: The endpoint did not send a response within the timeout limit.";
    String noHeaders =
        "Failure: The endpoint did not send its response headers within the timeout limit.";
    String noBody =
        "Failure: The endpoint did not send its response body within the timeout limit.";
    String ok = "HTTP/1.1 200 OK\r\n";
    return Stream.of(
        Arguments.of("nothing", HTTP, saying(), response, noResponse),
        Arguments.of("half a line", HTTP, saying("HTTP/1.1 2"), response, noResponse),
        Arguments.of(
            "interim", HTTP, saying("HTTP/1.1 100 Continue\r\n\r\n"), response, noResponse),
        Arguments.of("dripping line", HTTP, dripping("HTTP/1.1 200 ", "o"), response, noResponse),
        Arguments.of("no headers", HTTP, saying(ok), body, noHeaders),
        Arguments.of("dripping headers", HTTP, dripping(ok, "A: b\r\n"), body, noHeaders),
        Arguments.of("no body", STRING, saying(ok + "\r\n"), body, noBody),
        Arguments.of("dripping body", STRING, dripping(ok + "\r\n", "x"), body, noBody),
        Arguments.of(
            "dripping chunks",
            STRING,
            dripping(ok + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
            body,
            noBody));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("slowEndpoints")
  void endpoint_tooSlow_isCutOff(
      String name, EndpointProtocol protocol, Peer peer, ProbeLimits limits, String status)
      throws IOException {
    assertThat(probe(protocol, peer, limits)).extracting(Finding::status).isEqualTo(status);
  }

  @Test
  void port_withoutListener_refuses() throws IOException {
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), 0));
      for (EndpointProtocol protocol : List.of(TCP, HTTP)) {
        Finding finding =
            probe(NO_NAMES, PATIENT, Probed.config(protocol, LOOPBACK, "", bound.getLocalPort()));
        assertThat(finding)
            .isEqualTo(new Finding(false, "Failure: Connection refused.", ProbeTimings.NONE));
      }
    }
  }

  /** A listener whose queue is full drops further connections. */
  @Test
  void connection_thatDoesNotCome_isCutOff() throws IOException {
    List<Socket> queued = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      while (isTaken(full, queued)) {
        assertThat(queued).hasSizeLessThan(10);
      }
      String status =
          "Failure: The health checker could not establish a connection within the timeout limit.";
      assertThat(
              probe(
                  NO_NAMES,
                  new ProbeLimits(LONG, SHORT, LONG, LONG, LONG),
                  Probed.config(TCP, LOOPBACK, "", full.getLocalPort())))
          .isEqualTo(new Finding(false, status, ProbeTimings.NONE));
      assertThat(
              probe(
                  NO_NAMES,
                  new ProbeLimits(LONG, LONG, SHORT, LONG, LONG),
                  Probed.config(HTTP, LOOPBACK, "", full.getLocalPort())))
          .isEqualTo(new Finding(false, status, ProbeTimings.NONE));
    } finally {
      for (Socket socket : queued) {
        socket.close();
      }
    }
  }

  private static boolean isTaken(ServerSocket server, List<Socket> queued) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(server.getLocalSocketAddress(), 300);
      queued.add(socket);
      return true;
    } catch (SocketTimeoutException e) {
      socket.close();
      return false;
    }
  }

  @Test
  void redirect_isNotFollowed() throws IOException {
    try (TestEndpoint endpoint =
        TestEndpoint.start(connection -> {
          readRequest(connection);
          write(connection, "HTTP/1.1 301 Moved\r\nLocation: http://127.0.0.1:1/\r\n\r\n");
        })) {
      Finding finding =
          probe(NO_NAMES, PATIENT, Probed.config(HTTP, LOOPBACK, "", endpoint.port()));
      assertThat(finding.status()).isEqualTo("Success: HTTP Status Code 301, Moved");
      assertThat(endpoint.connections()).isEqualTo(1);
    }
  }

  @Test
  void ipv6_isReached() throws IOException {
    try (TestEndpoint endpoint =
        new TestEndpoint(
            new ServerSocket(0, 50, InetAddress.ofLiteral("::1")),
            saying("HTTP/1.1 200 OK\r\n\r\n"))) {
      Finding finding = probe(NO_NAMES, PATIENT, Probed.config(HTTP, "::1", "", endpoint.port()));
      assertThat(finding.status()).isEqualTo("Success: HTTP Status Code 200, OK");
    }
  }

  @Test
  void timings_areOfTheStepsThatEnded() throws IOException {
    assertThat(probe(TCP, saying(), PATIENT).timings())
        .satisfies(
            timings -> assertThat(timings.connect()).isPresent(),
            timings -> assertThat(timings.timeToFirstByte()).isEmpty());
    ProbeTimings answered = probe(HTTP, saying("HTTP/1.1 200 OK\r\n\r\n"), PATIENT).timings();
    assertThat(answered.tlsHandshake()).isEmpty();
    assertThat(answered.timeToFirstByte().orElseThrow())
        .isGreaterThan(answered.connect().orElseThrow());
  }

  private static NameLookup found(DnsName name, InetAddress... addresses) {
    return (asked, family, limit) -> {
      assertThat(asked).isEqualTo(name);
      assertThat(family).isEqualTo(AddressFamily.IPV4);
      return new FoundAddresses.Found(List.of(addresses), 60);
    };
  }

  @Test
  void name_isLookedUp_andOneAddressProbed() throws IOException {
    NameLookup names =
        found(
            DnsName.of("www.example.com"),
            InetAddress.ofLiteral(LOOPBACK),
            InetAddress.ofLiteral("192.0.2.1"));
    try (TestEndpoint up = TestEndpoint.start(saying("HTTP/1.1 200 OK\r\n\r\n"));
        TestEndpoint down = TestEndpoint.start(Socket::close)) {
      assertThat(probe(names, PATIENT, Probed.config(HTTP, "", "www.example.com", up.port())))
          .extracting(Finding::status)
          .isEqualTo("Success: HTTP Status Code 200, OK. Resolved IP: 127.0.0.1");
      assertThat(probe(names, PATIENT, Probed.config(TCP, "", "WWW.example.com.", up.port())))
          .extracting(Finding::status)
          .isEqualTo("Success: TCP connection established. Resolved IP: 127.0.0.1");
      assertThat(probe(names, PATIENT, Probed.config(HTTP, "", "www.example.com", down.port())))
          .extracting(Finding::status)
          .asString()
          .matches(
              "Failure: Resolved IP: 127\\.0\\.0\\.1\\. The connection was (closed|reset) by the"
                  + " endpoint\\.");
    }
  }

  static Stream<Arguments> failedLookups() {
    return Stream.of(
        Arguments.of(
            new FoundAddresses.Absent("NXDOMAIN", 60), "Failure: DNS resolution failed: NXDOMAIN"),
        Arguments.of(
            new FoundAddresses.Failed("timed out"), "Failure: DNS resolution failed: timed out"));
  }

  @ParameterizedTest
  @MethodSource("failedLookups")
  void name_withoutAddress_isAFailure(FoundAddresses result, String status) {
    assertThat(
            probe(
                (name, family, limit) -> result,
                PATIENT,
                Probed.config(HTTP, "", "www.example.com", 80)))
        .isEqualTo(new Finding(false, status, ProbeTimings.NONE));
  }

  @Test
  void lookup_hasItsLimit() {
    List<Duration> asked = new ArrayList<>();
    probe(
        (name, family, limit) -> {
          asked.add(limit);
          return new FoundAddresses.Failed("timed out");
        },
        ProbeLimits.ROUTE_53,
        Probed.config(HTTP, "", "www.example.com", 80));
    assertThat(asked).containsExactly(Duration.ofSeconds(4));
  }
}

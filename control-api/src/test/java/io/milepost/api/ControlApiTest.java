package io.milepost.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milepost.api.admin.ServerStatus;
import io.milepost.api.http.PortUnavailableException;
import io.milepost.api.operation.Account;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
  private static final ServerStatus STATUS =
      new ServerStatus() {
        @Override
        public long hostedZoneCount() {
          return 3;
        }

        @Override
        public long logNumber() {
          return 7;
        }
      };
  private static final String CREATE =
      "<CreateHostedZoneRequest xmlns=\"https://route53.amazonaws.com/doc/2013-04-01/\">"
          + "<Name>example.com</Name><CallerReference>r</CallerReference>"
          + "</CreateHostedZoneRequest>";

  private final HttpClient http = HttpClient.newHttpClient();
  private static final Account ACCOUNT = new Account("000000000000", Quotas.NONE);

  private final MemoryStore store = new MemoryStore(InstantSource.system(), new Random(1));
  private ControlApi api;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @BeforeEach
  void start() throws PortUnavailableException {
    api = start(store, 0);
  }

  static ControlApi start(Store store, int apiPort) throws PortUnavailableException {
    return ControlApi.start(
        new ControlApiConfig("127.0.0.1", apiPort, "127.0.0.1", 0, List.of(), ACCOUNT),
        store,
        NoZones.parts(STATUS));
  }

  @AfterEach
  void stop() {
    api.stop();
    http.close();
  }

  @Test
  void post_ofZone_answersWithLocationAndRequestId() throws Exception {
    HttpResponse<String> response =
        send(post("/2013-04-01/hostedzone", CREATE.getBytes(StandardCharsets.UTF_8)));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/xml");
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .startsWith("https://route53.amazonaws.com/2013-04-01/hostedzone/Z");
    assertThat(response.headers().firstValue("x-amzn-RequestId").orElseThrow()).hasSize(36);
    assertThat(response.headers().firstValue("Date").orElseThrow()).endsWith(" GMT");
  }

  @Test
  void post_ofGzippedBody_isRead() throws Exception {
    HttpRequest.Builder request =
        post("/2013-04-01/hostedzone", gzip(CREATE.getBytes(StandardCharsets.UTF_8)));
    assertThat(send(request.header("Content-Encoding", "gzip")).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br"})
  void post_ofBodyThatCanNotBeUnpacked_isRefused(String encoding) throws Exception {
    HttpRequest.Builder request =
        post("/2013-04-01/hostedzone", CREATE.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response = send(request.header("Content-Encoding", encoding));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("<Code>InvalidInput</Code>");
  }

  @ParameterizedTest
  @MethodSource("brokenGzip")
  void post_ofBrokenGzip_isToldSo(byte[] body) throws Exception {
    HttpResponse<String> response =
        send(post("/2013-04-01/hostedzone", body).header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("<Code>InvalidInput</Code>")
        .contains("could not be unpacked")
        .doesNotContain("XML ;");
  }

  static List<byte[]> brokenGzip() throws IOException {
    byte[] whole = gzip(CREATE.getBytes(StandardCharsets.UTF_8));
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 5] ^= 1;
    return List.of(
        CREATE.getBytes(StandardCharsets.UTF_8),
        Arrays.copyOf(whole, 5),
        Arrays.copyOf(whole, whole.length / 2),
        Arrays.copyOf(whole, whole.length - 4),
        wrongSum);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 17, 40})
  void post_ofBodyOverTheLimit_isRefusedAlikeAndClosed(int mebibytes) throws Exception {
    byte[] body = " ".repeat(mebibytes << 20).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> refused = send(post("/2013-04-01/hostedzone", body));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
    assertThat(refused.body())
        .contains("<Code>RequestEntityTooLarge</Code>")
        .contains("<Message>The request is too large.</Message>");
    assertThat(refused.headers().firstValue("Connection")).contains("close");
  }

  @Test
  void post_ofBodyThatStopsOverTheLimit_isRefusedAndClosed() throws Exception {
    try (Socket socket = new Socket(api.apiAddress().getAddress(), api.apiAddress().getPort())) {
      String head =
          "POST /2013-04-01/hostedzone HTTP/1.1\r\nHost: localhost\r\nContent-Length: 17000000\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(" ".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(20_000);
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 413 ")
          .containsIgnoringCase("connection: close");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\052.rev.example.com", "%5C052.rev.example.com", "\\052.rev.example.com&a=|^{}"})
  void get_ofRecordSets_takesRawBackslash(String name) throws Exception {
    HttpResponse<String> created =
        send(post("/2013-04-01/hostedzone", CREATE.getBytes(StandardCharsets.UTF_8)));
    String location = created.headers().firstValue("Location").orElseThrow();
    String id = location.substring(location.lastIndexOf('/') + 1);
    String path = "/2013-04-01/hostedzone/" + id + "/rrset?type=A&name=" + name;
    assertThat(get(path)).startsWith("HTTP/1.1 200 ").contains("<ListResourceRecordSetsResponse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2013-04-01/hostedzone?marker=%zz",
        "/2013-04-01/hostedzone?marker=a%2",
        "/2013-04-01/hostedzone/%",
        "/2013-04-01/hostedzone/%5/rrset?name=\\052.a",
        "http://localhost/2013-04-01/hostedzone?marker=%zz"
      })
  void get_ofBrokenEscape_isInvalid(String target) throws Exception {
    assertThat(get(target)).startsWith("HTTP/1.1 400 ").contains("<Code>InvalidInput</Code>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//2013-04-01/hostedzone",
        "///2013-04-01//hostedzone//",
        "//2013-04-01/hostedzone?maxitems=1%26",
        "http://localhost/2013-04-01/hostedzone",
        "http://localhost/2013-04-01/hostedzone?maxitems=1%26"
      })
  void get_ofDoubledSlashOrWholeUrl_keepsEverySegment(String target) throws Exception {
    String response = get(target);
    if (target.contains("?")) {
      assertThat(response).contains("<Code>InvalidInput</Code>").contains("1&amp;");
    } else {
      assertThat(response).contains("<ListHostedZonesResponse");
    }
  }

  @Test
  void get_ofUnusualTarget_isStillGuarded() throws Exception {
    assertThat(
            raw(api.apiAddress(), "GET /2013-04-01/hostedzone?a=\\ HTTP/1.1", "Host: evil.example"))
        .startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[localhost/2013-04-01/hostedzone", "http://localhost/a\\b"})
  void get_ofUnreadableTarget_isInvalid(String target) throws Exception {
    assertThat(get(target)).startsWith("HTTP/1.1 400 ").contains("<Code>InvalidInput</Code>");
  }

  private String get(String target) throws IOException {
    return raw(api.apiAddress(), "GET " + target + " HTTP/1.1", "Host: localhost");
  }

  @Test
  void post_ofLargeBody_isAcceptedUpToTheLimit() throws Exception {
    String padding = "<!-- padding -->".repeat(3 << 16);
    assertThat(
            send(post(
                    "/2013-04-01/hostedzone", (padding + CREATE).getBytes(StandardCharsets.UTF_8)))
                .statusCode())
        .isEqualTo(201);
    HttpResponse<String> refused =
        send(
            post(
                "/2013-04-01/hostedzone",
                (padding + padding + CREATE).getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("<Code>RequestEntityTooLarge</Code>");
  }

  @Test
  void post_ofBodyThatUnpacksLarge_isRefused() throws Exception {
    byte[] bomb = gzip("<!-- padding -->".repeat(3 << 20).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        send(post("/2013-04-01/hostedzone", bomb).header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/_milepost/health", "/2013-04-01/nothing", "/2013-04-01/hostedzone/a/b"})
  void api_ofOtherPath_answersInItsEnvelope(String path) throws Exception {
    HttpResponse<String> response = send(HttpRequest.newBuilder(uri(api.apiAddress(), path)));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).contains("<Code>UnknownOperationException</Code>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/2013-04-01/hostedzone", "/_milepost/nothing"})
  void admin_ofOtherPath_answersInJson(String path) throws Exception {
    HttpResponse<String> response = send(HttpRequest.newBuilder(uri(api.adminAddress(), path)));
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(response.body()).startsWith("{\"error\":");
  }

  @Test
  void health_tellsZonesAndLogNumber() throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(api.adminAddress(), "/_milepost/health"));
    assertThat(send(request).body())
        .isEqualTo("{\"status\":\"UP\",\"hostedZones\":3,\"logNumber\":7}");
    assertThat(send(request.POST(HttpRequest.BodyPublishers.noBody())).statusCode()).isEqualTo(405);
  }

  @Test
  void metrics_countRequests() throws Exception {
    send(HttpRequest.newBuilder(uri(api.apiAddress(), "/2013-04-01/hostedzone")));
    assertThat(send(HttpRequest.newBuilder(uri(api.adminAddress(), "/_milepost/metrics"))).body())
        .contains(
            "milepost_api_requests_seconds_count{operation=\"ListHostedZones\",status=\"200\"} 1");
  }

  @Test
  void request_fromOtherSite_isForbidden() throws Exception {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(uri(api.apiAddress(), "/2013-04-01/hostedzone"))
                .header("Origin", "http://evil.example"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("<Code>AccessDenied</Code>");
    assertThat(raw(api.adminAddress(), "GET /_milepost/health HTTP/1.1", "Host: evil.example"))
        .startsWith("HTTP/1.1 403 ")
        .contains("{\"error\":");
  }

  @Test
  void request_withoutHost_isAnsweredInOldHttp() throws Exception {
    assertThat(raw(api.apiAddress(), "GET /2013-04-01/hostedzone HTTP/1.0"))
        .startsWith("HTTP/1.0 200 ");
  }

  @Test
  void malformedHttp_isAnsweredInTheEnvelope() throws Exception {
    assertThat(raw(api.apiAddress(), "NONSENSE"))
        .startsWith("HTTP/1.0 400 ")
        .contains("<Code>InvalidInput</Code>");
    assertThat(raw(api.apiAddress(), "GET /" + "a".repeat(20_000) + " HTTP/1.1"))
        .contains("<ErrorResponse ");
    assertThat(raw(api.apiAddress(), "GET /a^b HTTP/1.1", "Host: localhost"))
        .contains("<ErrorResponse ");
  }

  @Test
  void start_onTakenPort_failsAndStartsNothing() throws Exception {
    int taken = api.apiAddress().getPort();
    assertThatThrownBy(() -> start(store, taken))
        .isInstanceOf(PortUnavailableException.class)
        .hasMessageContaining("127.0.0.1:" + taken);
    // An address that nobody else uses, so that no port of others is in the way.
    InetAddress ours = InetAddress.ofLiteral("127.53.17.2");
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, ours)) {
      free = probe.getLocalPort();
    }
    ControlApiConfig adminTaken =
        new ControlApiConfig("127.53.17.2", free, "127.0.0.1", taken, List.of(), ACCOUNT);
    assertThatThrownBy(() -> ControlApi.start(adminTaken, store, NoZones.parts(STATUS)))
        .isInstanceOf(PortUnavailableException.class);
    awaitFree(ours, free);
  }

  /** A port is closed by the thread that served it, which may need a moment. */
  private static void awaitFree(InetAddress address, int port) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      try (ServerSocket _ = new ServerSocket(port, 1, address)) {
        return;
      } catch (BindException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void stop_answersWhatHasComeIn() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Store slow = new SlowStore(store, reading, mayAnswer);
    ControlApi other = start(slow, 0);
    CompletableFuture<HttpResponse<String>> response =
        http.sendAsync(
            HttpRequest.newBuilder(uri(other.apiAddress(), "/2013-04-01/hostedzone")).build(),
            HttpResponse.BodyHandlers.ofString());
    reading.await();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(other::stop);
    mayAnswer.countDown();
    assertThat(response.join().statusCode()).isEqualTo(200);
    stopped.join();
    assertThatThrownBy(
            () -> new Socket(other.apiAddress().getAddress(), other.apiAddress().getPort()).close())
        .isInstanceOf(IOException.class);
  }

  private HttpRequest.Builder post(String path, byte[] body) {
    return HttpRequest.newBuilder(uri(api.apiAddress(), path))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(InetSocketAddress address, String path) {
    return URI.create("http://127.0.0.1:" + address.getPort() + path);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    }
    return zipped.toByteArray();
  }

  /** Sends lines as they are and gives all that comes back. */
  private static String raw(InetSocketAddress address, String... lines) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** A server that finds its port or its data taken ends at once, and leaves the other one alone. */
final class TakenTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static MilepostProcess first;

  @TempDir Path directory = Path.of("");

  @BeforeAll
  static void start(@TempDir Path firstDirectory) {
    first = MilepostProcess.start(firstDirectory);
  }

  @AfterAll
  static void stop() {
    first.close();
  }

  @AfterEach
  void first_isUnharmed() {
    Message query = DnsQueries.plain(Name.root, Type.NS);
    DnsClient dns = new DnsClient(first.dns());
    for (int i = 0; i < 20; i++) {
      assertThat(dns.udp(query).getRcode()).isEqualTo(Rcode.REFUSED);
      assertThat(dns.tcp(query).getRcode()).isEqualTo(Rcode.REFUSED);
    }
    assertThat(new RawHttp(first.api()).get("/2013-04-01/hostedzone").status()).isEqualTo(200);
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  private void assertRefused(String option, InetSocketAddress taken) {
    Line line = Serve.anywhere(directory, option + "=" + text(taken), "--no-auth");
    Serve.assertRefused(MilepostCommand.run(directory, line), Integer.toString(taken.getPort()));
  }

  @Test
  void dnsPort_besideAFreeOne() {
    Line line = Serve.anywhere(directory).with("--dns=" + text(first.dns()));
    Serve.assertRefused(
        MilepostCommand.run(directory, line), Integer.toString(first.dns().getPort()));
  }

  @Test
  void dnsPort_ofAnotherMilepost() {
    assertRefused("--dns", first.dns());
  }

  @Test
  void dnsPort_ofAnotherMilepost_onTheWildcardAddress() {
    assertRefused(
        "--dns", new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), first.dns().getPort()));
  }

  @Test
  void apiPort_ofAnotherMilepost() {
    assertRefused("--api", first.api());
  }

  @Test
  void adminPort_ofAnotherMilepost() {
    assertRefused("--admin", first.admin());
  }

  @Test
  void dnsPort_takenOverUdpAlone() throws IOException {
    try (DatagramSocket other = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
      assertRefused("--dns", new InetSocketAddress(LOOPBACK, other.getLocalPort()));
    }
  }

  @Test
  void dnsPort_takenOverTcpAlone() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(LOOPBACK, 0));
      assertRefused("--dns", new InetSocketAddress(LOOPBACK, other.getLocalPort()));
    }
  }

  @Test
  void dataFolder_ofAnotherMilepost() {
    Line line = Serve.anywhere(directory, "--data-dir=" + first.dataDirectory());
    Serve.assertRefused(MilepostCommand.run(directory, line), first.dataDirectory().toString());
  }

  @Test
  void dataFolder_thatIsAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("data"), "not a folder");
    Serve.assertRefused(MilepostCommand.run(directory, Serve.anywhere(directory)), file.toString());
    assertThat(file).hasContent("not a folder");
  }

  @Test
  void dataFolder_belowAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a folder");
    Serve.assertRefused(
        MilepostCommand.run(directory, Serve.anywhere(file)), file.resolve("data").toString());
  }

  private static List<String> filesOfFirst() throws IOException {
    try (Stream<Path> files = Files.list(first.dataDirectory())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void dataFolder_withADatabaseThatIsNone() throws IOException {
    Path data = directory.resolve("data");
    for (String part : filesOfFirst()) {
      Files.createDirectories(data);
      Files.writeString(data.resolve(part), "no database ".repeat(1000));
    }
    Serve.assertRefused(MilepostCommand.run(directory, Serve.anywhere(directory)), data.toString());
  }

  @Test
  void dataFolder_withADatabaseThatIsAFolder() throws IOException {
    Path data = directory.resolve("data");
    for (String part : filesOfFirst()) {
      Files.createDirectories(data.resolve(part).resolve("in-the-way"));
    }
    Serve.assertRefused(MilepostCommand.run(directory, Serve.anywhere(directory)), data.toString());
  }
}

package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Addresses;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.RawHttp;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/**
 * Options from the command line, the environment and a file, and how the server says it is ready.
 */
final class ConfigurationTest {
  @TempDir Path directory = Path.of("");

  /** What the server gives as its identifier, which shows where its options came from. */
  private static String nsid(InetSocketAddress dns) {
    Message query = DnsQueries.edns(Name.root, Type.NS, 1232, new NSIDOption(new byte[0]));
    Message answer = new DnsClient(dns).udp(query);
    assertThat(answer.getRcode()).isEqualTo(Rcode.REFUSED);
    for (String candidate : List.of("from line", "from environment", "from file")) {
      NSIDOption option = new NSIDOption(candidate.getBytes(StandardCharsets.US_ASCII));
      if (answer.getOPT().getOptions(EDNSOption.Code.NSID).contains(option)) {
        return candidate;
      }
    }
    return "none";
  }

  private Path configuration(String text) throws IOException {
    return Files.writeString(directory.resolve("milepost.yaml"), text);
  }

  @Test
  void commandLine_beforeEnvironment_beforeFile() throws IOException {
    Path ready = directory.resolve("ready.json");
    Path file =
        configuration(
            """
            dns:
              - 127.0.0.1:0
              - "[::1]:0"
            api: 127.0.0.1:0
            admin: 127.0.0.1:0
            data-dir: %s
            ready-file: %s
            nsid: from file
            seed: 7
            """
                .formatted(directory.resolve("data"), ready));
    Line fromFile = Line.of("serve").environment("MILEPOST_CONFIG", file.toString());
    Line fromEnvironment = fromFile.environment("MILEPOST_NSID", "from environment");
    Line fromLine = fromEnvironment.with("--nsid", "from line");

    Map<String, Line> lines =
        Map.of("from file", fromFile, "from environment", fromEnvironment, "from line", fromLine);
    for (Map.Entry<String, Line> one : lines.entrySet()) {
      Files.deleteIfExists(ready);
      try (MilepostCommand server = MilepostCommand.start(directory, one.getValue())) {
        Addresses addresses = server.awaitReadyFile(ready);
        assertThat(addresses.dns()).hasSize(2);
        for (InetSocketAddress dns : addresses.dns()) {
          assertThat(nsid(dns)).isEqualTo(one.getKey());
        }
      }
    }
    assertThat(directory.resolve("data")).isDirectory();
  }

  @Test
  void environment_hasEveryOption() {
    Path ready = directory.resolve("ready.json");
    Line line =
        Line.of("serve")
            .environment("MILEPOST_DNS", "127.0.0.1:0")
            .environment("MILEPOST_API", "127.0.0.1:0")
            .environment("MILEPOST_ADMIN", "0.0.0.0:0")
            .environment("MILEPOST_NO_AUTH", "true")
            .environment("MILEPOST_EPHEMERAL", "true")
            .environment("MILEPOST_READY_FILE", ready.toString())
            .environment("MILEPOST_NSID", "from environment")
            .environment("MILEPOST_VPCS", "127.0.1.0/24=vpc-1,::1/128=vpc-2")
            .environment("MILEPOST_ACCOUNT", "123456789012")
            .environment("MILEPOST_STRICT", "true")
            .environment("MILEPOST_SEED", "1");
    try (MilepostCommand server = MilepostCommand.start(directory, line)) {
      Addresses addresses = server.awaitReadyFile(ready);
      assertThat(addresses.admin().getHostString()).isEqualTo("0.0.0.0");
      assertThat(nsid(addresses.dns().getFirst())).isEqualTo("from environment");
    }
  }

  @Test
  void ready_isSaidInOneLineAndInTheFile() throws IOException {
    Path ready = directory.resolve("ready.json");
    Line line =
        Serve.anywhere(directory).with("--dns=127.0.0.1:0", "--ready-file=" + ready).plain();
    try (MilepostCommand server = MilepostCommand.start(directory, line)) {
      Addresses addresses = server.awaitReadyFile(ready);
      String text = server.awaitReadyLine();
      assertThat(Files.readString(ready).strip())
          .isEqualTo(
              "{\"dns\":[\"127.0.0.1:%d\",\"127.0.0.1:%d\"],\"api\":\"127.0.0.1:%d\",\"admin\":\"127.0.0.1:%d\",\"pid\":%d}"
                  .formatted(
                      addresses.dns().getFirst().getPort(),
                      addresses.dns().getLast().getPort(),
                      addresses.api().getPort(),
                      addresses.admin().getPort(),
                      server.pid()));
      Matcher ports = Pattern.compile("127\\.0\\.0\\.1:(\\d+)").matcher(text);
      assertThat(ports.results().map(port -> Integer.parseInt(port.group(1))))
          .containsExactly(
              addresses.dns().getFirst().getPort(),
              addresses.dns().getLast().getPort(),
              addresses.api().getPort(),
              addresses.admin().getPort());

      // Ready means ready: the first of everything is answered, over UDP and TCP on one number.
      for (InetSocketAddress dns : addresses.dns()) {
        Message query = DnsQueries.plain(Name.root, Type.NS);
        assertThat(new DnsClient(dns).udp(query).getRcode()).isEqualTo(Rcode.REFUSED);
        assertThat(new DnsClient(dns).tcp(query).getRcode()).isEqualTo(Rcode.REFUSED);
      }
      assertThat(new RawHttp(addresses.api()).get("/2013-04-01/hostedzone").status())
          .isEqualTo(200);
      assertThat(new RawHttp(addresses.admin()).get("/_milepost/health").status()).isEqualTo(200);

      MilepostCommand.Outcome stopped = server.stop();
      assertThat(stopped.exitCode()).isZero();
      assertThat(stopped.stdout().lines()).hasSize(1);
      assertThat(stopped.stderr()).isEmpty();
    }
  }
}

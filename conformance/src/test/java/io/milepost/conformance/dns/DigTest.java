package io.milepost.conformance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.RRType;

/** dig, as people type it. */
final class DigTest {
  private static MilepostProcess milepost;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory, "--nsid", "conformance");
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      String id = api.createZone("dig.example.com", "dig");
      String[] many = new String[100];
      for (int i = 0; i < many.length; i++) {
        many[i] = "10.0.0." + i;
      }
      api.change(
          id,
          List.of(
              Changes.create("www.dig.example.com", RRType.A, 300, "192.0.2.1", "192.0.2.2"),
              Changes.create("many.dig.example.com", RRType.A, 300, many),
              Changes.create("txt.dig.example.com", RRType.TXT, 300, "\"one\" \"\\\"two\\\"\"")));
    }
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  private static String dig(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Tools.require("dig", "bind9-dnsutils").toString());
    command.add("@" + milepost.dns().getHostString());
    command.add("-p");
    command.add(Integer.toString(milepost.dns().getPort()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output).doesNotContain("WARNING: Message parser", "Got bad packet", "FORMERR");
    return output;
  }

  @Test
  void addresses() throws Exception {
    assertThat(dig("www.dig.example.com", "A"))
        .contains("status: NOERROR", "flags: qr aa rd;", "ANSWER: 2")
        .containsPattern("www\\.dig\\.example\\.com\\.\\s+300\\s+IN\\s+A\\s+192\\.0\\.2\\.1\n")
        .containsPattern("www\\.dig\\.example\\.com\\.\\s+300\\s+IN\\s+A\\s+192\\.0\\.2\\.2\n")
        .contains("recursion requested but not available");
  }

  @Test
  void addresses_short() throws Exception {
    assertThat(dig("+short", "www.dig.example.com").lines())
        .containsExactlyInAnyOrder("192.0.2.1", "192.0.2.2");
    assertThat(dig("+short", "txt.dig.example.com", "TXT").lines())
        .containsExactly("\"one\" \"\\\"two\\\"\"");
  }

  @Test
  void withoutRecursion() throws Exception {
    assertThat(dig("+norec", "www.dig.example.com"))
        .contains("flags: qr aa;", "status: NOERROR")
        .doesNotContain("recursion requested");
  }

  @Test
  void overTcp() throws Exception {
    assertThat(dig("+tcp", "www.dig.example.com")).contains("status: NOERROR", "(TCP)");
  }

  @Test
  void truncated_isAskedAgainOverTcp() throws Exception {
    assertThat(dig("many.dig.example.com"))
        .contains("Truncated, retrying in TCP mode", "ANSWER: 100", "(TCP)");
  }

  @Test
  void nameServerIdentifier() throws Exception {
    assertThat(dig("+nsid", "+norec", "www.dig.example.com"))
        .contains("NSID:", "(\"conformance\")");
  }

  @Test
  void foreignName() throws Exception {
    assertThat(dig("+norec", "www.example.net")).contains("status: REFUSED", "EDE: 20");
  }

  @Test
  void absentName() throws Exception {
    assertThat(dig("+norec", "absent.dig.example.com"))
        .contains("status: NXDOMAIN", "AUTHORITY: 1")
        .containsPattern("dig\\.example\\.com\\.\\s+900\\s+IN\\s+SOA\\s");
  }

  @Test
  void withoutEdns_andWithUnknownVersion() throws Exception {
    assertThat(dig("+noedns", "+norec", "www.dig.example.com"))
        .contains("status: NOERROR")
        .doesNotContain("OPT PSEUDOSECTION");
    assertThat(dig("+edns=1", "+noednsnegotiation", "+norec", "www.dig.example.com"))
        .contains("status: BADVERS");
  }
}

package io.milepost.conformance.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.VPC;

/**
 * Public and private zones, asked with dig from several addresses of the loopback network. Each
 * zone has a TXT record {@code which} that names it.
 */
final class ViewsTest {
  private static final AtomicInteger REFERENCES = new AtomicInteger();

  private static MilepostProcess milepost;
  private static Route53Api api;
  private static String first = "";

  @BeforeAll
  static void start(@TempDir Path directory) {
    Tools.require("dig", "bind9-dnsutils");
    milepost =
        MilepostProcess.start(
            directory,
            "--dns",
            "[::1]:0",
            "--vpc",
            "127.0.1.0/24=vpc-1",
            "--vpc",
            "127.0.2.0/24=vpc-2",
            "--vpc",
            "127.0.2.128/25=vpc-3",
            "--vpc",
            "::1/128=vpc-6");
    api = new Route53Api(milepost.apiUri());
    create("view.test", "public");
    create("below.view.test", "public below");
    first = create("view.test", "first", "vpc-1");
    create("child.view.test", "child", "vpc-1");
    create("view.test", "second", "vpc-2");
    create("internal", "shared", "vpc-1", "vpc-2");
    create("view.test", "sixth", "vpc-6");
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static VPC vpc(String id) {
    return VPC.builder().vpcRegion("eu-west-1").vpcId(id).build();
  }

  /** Creates a zone that says which it is; a private one if VPCs are named. */
  private static String create(String name, String which, String... vpcs) {
    String id =
        api.client()
            .createHostedZone(request -> {
              request.name(name).callerReference("view " + REFERENCES.incrementAndGet());
              if (vpcs.length > 0) {
                request.vpc(vpc(vpcs[0]));
              }
            })
            .hostedZone()
            .id();
    for (int i = 1; i < vpcs.length; i++) {
      VPC more = vpc(vpcs[i]);
      api.client().associateVPCWithHostedZone(request -> request.hostedZoneId(id).vpc(more));
    }
    api.change(id, List.of(Changes.create("which." + name, RRType.TXT, 60, "\"" + which + "\"")));
    return id;
  }

  private static String dig(InetSocketAddress server, String from, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Tools.require("dig", "bind9-dnsutils").toString());
    command.addAll(List.of("-b", from, "@" + server.getAddress().getHostAddress()));
    command.addAll(List.of("-p", Integer.toString(server.getPort()), "+norec"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** What a client is told: the text of the record, or else the status. */
  private static String answer(String from, String name, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(name, "TXT"));
    arguments.addAll(List.of(more));
    String output = dig(milepost.dns(), from, arguments.toArray(String[]::new));
    return output
        .lines()
        .filter(line -> line.contains("\tTXT\t"))
        .map(line -> line.replaceAll(".*\"(.*)\"", "$1"))
        .findFirst()
        .orElseGet(() -> output.replaceAll("(?s).*status: (\\w+),.*", "$1"));
  }

  @ParameterizedTest(name = "{0} asks for {1}: {2}")
  @CsvSource({
    "127.0.0.1,   which.view.test,       public",
    "127.0.0.2,   which.view.test,       public",
    "127.0.1.1,   which.view.test,       first",
    "127.0.1.254, which.view.test,       first",
    "127.0.2.1,   which.view.test,       second",
    "127.0.2.129, which.view.test,       public",
    "127.0.0.1,   which.below.view.test, public below",
    "127.0.1.1,   which.below.view.test, NXDOMAIN",
    "127.0.1.1,   which.child.view.test, child",
    "127.0.2.1,   which.child.view.test, NXDOMAIN",
    "127.0.0.1,   which.child.view.test, NXDOMAIN",
    "127.0.1.1,   which.internal,        shared",
    "127.0.2.1,   which.internal,        shared",
    "127.0.0.1,   which.internal,        REFUSED",
    "127.0.2.129, which.internal,        REFUSED",
    "127.0.1.1,   view.test,             NOERROR",
    "127.0.1.1,   other.test,            REFUSED",
  })
  void client_seesItsZones(String from, String name, String expected) throws Exception {
    assertThat(answer(from, name)).as("UDP").isEqualTo(expected);
    assertThat(answer(from, name, "+tcp")).as("TCP").isEqualTo(expected);
  }

  @Test
  void clientSubnet_doesNotLeadIntoAVpc() throws Exception {
    assertThat(answer("127.0.0.1", "which.internal", "+subnet=127.0.1.1/32")).isEqualTo("REFUSED");
    assertThat(answer("127.0.1.1", "which.view.test", "+subnet=192.0.2.1/32")).isEqualTo("first");
  }

  @Test
  void denial_isThePrivateZonesOwn() throws Exception {
    String output = dig(milepost.dns(), "127.0.1.1", "absent.view.test", "A");
    assertThat(output)
        .contains("status: NXDOMAIN", "flags: qr aa;")
        .containsPattern("view\\.test\\.\\s+900\\s+IN\\s+SOA\\s+ns-1536\\.awsdns-00\\.co\\.uk\\.");
  }

  @Test
  void ipv6Client_seesItsZones() throws Exception {
    InetSocketAddress ipv6 = milepost.dnsAddresses().getLast();
    assertThat(dig(ipv6, "::1", "+short", "which.view.test", "TXT")).isEqualTo("\"sixth\"\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.2.200", "127.0.2.255"})
  void associations_areAnsweredWhenTheCallReturns(String inThirdVpc) throws Exception {
    assertThat(answer(inThirdVpc, "which.view.test")).isEqualTo("public");
    api.client()
        .associateVPCWithHostedZone(request -> request.hostedZoneId(first).vpc(vpc("vpc-3")));
    assertThat(answer(inThirdVpc, "which.view.test")).isEqualTo("first");
    api.change(first, List.of(Changes.create("new.view.test", RRType.TXT, 60, "\"new\"")));
    assertThat(answer(inThirdVpc, "new.view.test")).isEqualTo("new");
    assertThat(answer("127.0.1.1", "new.view.test")).isEqualTo("new");
    assertThat(answer("127.0.0.1", "new.view.test")).isEqualTo("NXDOMAIN");
    api.change(first, List.of(Changes.delete("new.view.test", RRType.TXT, 60, "\"new\"")));
    api.client()
        .disassociateVPCFromHostedZone(request -> request.hostedZoneId(first).vpc(vpc("vpc-3")));
    assertThat(answer(inThirdVpc, "which.view.test")).isEqualTo("public");
    assertThat(answer("127.0.1.1", "which.view.test")).isEqualTo("first");
  }

  @Test
  void deletedPrivateZone_givesThePublicOneFree() throws Exception {
    create("public.only.test", "all");
    String hidden =
        api.client()
            .createHostedZone(
                request -> request.name("only.test").callerReference("only").vpc(vpc("vpc-1")))
            .hostedZone()
            .id();
    assertThat(answer("127.0.1.1", "which.public.only.test")).isEqualTo("NXDOMAIN");
    api.client().deleteHostedZone(request -> request.id(hidden));
    assertThat(answer("127.0.1.1", "which.public.only.test")).isEqualTo("all");
  }

  @Test
  void views_areTheSameAfterARestart(@TempDir Path directory) throws Exception {
    try (MilepostProcess other = MilepostProcess.start(directory, "--vpc", "127.0.1.0/24=vpc-1")) {
      try (Route53Api there = new Route53Api(other.apiUri())) {
        there
            .client()
            .createHostedZone(
                request -> request.name("kept").callerReference("kept").vpc(vpc("vpc-1")));
      }
      other.restart("--vpc", "127.0.1.0/24=vpc-1");
      assertThat(dig(other.dns(), "127.0.1.1", "kept", "SOA")).contains("status: NOERROR");
      assertThat(dig(other.dns(), "127.0.0.1", "kept", "SOA")).contains("status: REFUSED");
      other.restart();
      assertThat(dig(other.dns(), "127.0.1.1", "kept", "SOA")).contains("status: REFUSED");
    }
  }
}

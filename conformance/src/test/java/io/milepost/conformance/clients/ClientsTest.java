package io.milepost.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The recipes of {@code examples} as they stand, against one server: each makes a zone of 260
 * record sets with most routing policies, reads it back through its client's own pages, changes it
 * and removes it.
 */
final class ClientsTest {
  @TempDir private static Path directory = Path.of("unset");
  private static MilepostProcess milepost;
  private static Route53Api api;
  private static DnsClient dns;

  @BeforeAll
  static void start() {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
    dns = new DnsClient(milepost.dns());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  @Test
  void boto3() {
    Path python = python("boto3");
    steer("boto3", List.of(python.toString(), example("boto3", "steering.py")));
  }

  @Test
  void awsCli() {
    Path aws = python("the AWS CLI").resolveSibling("aws");
    assertThat(aws).as("the AWS CLI beside its Python").isExecutable();
    String path = aws.getParent() + ":" + System.getenv("PATH");
    steer("aws-cli", List.of("env", "PATH=" + path, "sh", example("aws-cli", "steering.sh")));
  }

  /** One variable for all services, as those set it who know no other. */
  @Test
  void awsCli_withOneEndpointForAllServices_knowsWhoAsks_andWorks() {
    Path aws = python("the AWS CLI").resolveSibling("aws");
    Recipe recipe =
        new Recipe(
            milepost,
            directory,
            List.of(
                "env",
                "-u",
                "AWS_ENDPOINT_URL_ROUTE_53",
                "AWS_ENDPOINT_URL=" + milepost.apiUri(),
                aws.toString(),
                "--output",
                "text"));
    assertThat(recipe.run("sts", "get-caller-identity", "--query", "[Account,Arn]"))
        .containsExactly("000000000000\tarn:aws:iam::000000000000:root");
    assertThat(recipe.run("route53", "get-hosted-zone-count"))
        .containsExactly(String.valueOf(api.client().getHostedZoneCount().hostedZoneCount()));
  }

  @Test
  void awsSdkForJava(@TempDir Path classes) {
    Path programs = Path.of(System.getProperty("java.home"), "bin");
    String javac = programs.resolve("javac").toString();
    String java = programs.resolve("java").toString();
    String sdk = System.getProperty("java.class.path");
    String source = example("aws-sdk-java", "Steering.java");
    new Recipe(milepost, directory, List.of(javac, "-cp", sdk, "-d", classes.toString()))
        .run(source);
    steer("aws-sdk-java", List.of(java, "-cp", sdk + ":" + classes, "Steering"));
  }

  @Test
  void awsSdkForJavaScript() throws IOException {
    Path project = prepared("MILEPOST_TEST_NODE_PROJECT", "the AWS SDK for JavaScript");
    Path node = Tools.require("node", "nodejs");
    // The SDK is looked for in the folders above the program.
    Path program = project.resolve("steering.mjs");
    Files.write(program, Files.readAllBytes(Recipe.example("aws-sdk-js", "steering.mjs")));
    steer("aws-sdk-js", List.of(node.toString(), program.toString()));
  }

  @Test
  void octoDns(@TempDir Path folder) throws IOException {
    OctoDns octoDns = new OctoDns(milepost, python("octoDNS"), folder);
    String source = octoDns.zone();
    String domain = "octodns.example.net";
    Recipe.Run first = octoDns.sync();
    assertThat(first.status()).as(first.all()).isZero();
    assertThat(answer("host-017." + domain, Type.A)).isEqualTo("60 192.0.2.17");
    assertThat(answer("mail." + domain, Type.A)).isEqualTo("60 192.0.2.250");
    assertThat(api.client().listHealthChecks().healthChecks())
        .extracting(check -> check.healthCheckConfig().ipAddress())
        .containsExactlyInAnyOrder("198.51.100.11", "198.51.100.12", "198.51.100.13");
    assertThat(octoDns.sync().all()).contains("No changes were planned");
    assertThat(octoDns.dump()).contains("host-240:", "198.51.100.13");

    octoDns.edit(source.replace("192.0.2.250", "192.0.2.251"));
    assertThat(octoDns.sync().status()).isZero();
    assertThat(answer("mail." + domain, Type.A)).isEqualTo("60 192.0.2.251");

    octoDns.edit("---\n{}\n");
    Recipe.Run last = octoDns.sync("--force");
    assertThat(last.status()).as(last.all()).isZero();
    String zoneId =
        api.client()
            .listHostedZonesByName(request -> request.dnsName(domain).maxItems("1"))
            .hostedZones()
            .getFirst()
            .id();
    assertThat(api.listRecordSets(zoneId).stream().map(ResourceRecordSet::typeAsString))
        .containsExactly("NS", "SOA");
    assertThat(api.client().listHealthChecks().healthChecks()).isEmpty();
    api.client().deleteHostedZone(request -> request.id(zoneId));
  }

  /** Runs the four commands of a recipe, and looks at the zone and at DNS between them. */
  private static void steer(String client, List<String> command) {
    String domain = client + ".example.net";
    SteeringZone zone = new SteeringZone(domain);
    Recipe recipe = new Recipe(milepost, directory, command);

    recipe.run("create", domain);
    assertThat(list(recipe, zone, domain)).isEqualTo(zone.created());
    assertThat(answer("host-017." + domain, Type.A)).isEqualTo("60 192.0.2.17");
    assertThat(answer("mail." + domain, Type.A)).isEqualTo("60 192.0.2.250");
    assertThat(answer(domain, Type.MX)).isEqualTo("60 10 mail." + domain + ".");
    assertThat(answer("host-241." + domain, Type.A)).isEqualTo("NXDOMAIN");
    assertThat(answer("app." + domain, Type.A)).isEqualTo("60 192.0.2.1");
    // Where a client of this machine is, nobody knows.
    assertThat(answer("api." + domain, Type.A)).isEqualTo("60 198.51.100.13");
    assertThat(answer("site." + domain, Type.A)).isEqualTo("60 198.51.100.21");
    assertThat(answer(domain, Type.A)).isIn("60 198.51.100.1", "60 198.51.100.2");
    assertThat(answer("pool." + domain, Type.A)).matches("60 198\\.51\\.100\\.4[1-4]");

    recipe.run("change", domain);
    assertThat(list(recipe, zone, domain)).isEqualTo(zone.changed());
    assertThat(answer("mail." + domain, Type.A)).isEqualTo("300 192.0.2.251");
    assertThat(answer("host-240." + domain, Type.A)).isEqualTo("NXDOMAIN");
    assertThat(answer("host-241." + domain, Type.A)).isEqualTo("60 192.0.2.241");

    recipe.run("delete", domain);
    assertThat(zoneNames()).doesNotContain(domain + ".");
    assertThat(answer("host-017." + domain, Type.A)).isEqualTo("REFUSED");
    assertThat(recipe.tryRun("list", domain).status()).isPositive();
  }

  /** What the recipe lists but for the zone's own NS and SOA, which must be there. */
  private static List<String> list(Recipe recipe, SteeringZone zone, String domain) {
    List<String> lines = recipe.run("list", domain);
    assertThat(lines.stream().filter(zone::isZonesOwn)).hasSize(2);
    return lines.stream().filter(line -> !zone.isZonesOwn(line)).toList();
  }

  private static List<String> zoneNames() {
    return api.client().listHostedZonesPaginator().hostedZones().stream()
        .map(HostedZone::name)
        .toList();
  }

  /** The TTL and data of the first record that answers, else the response code. */
  private static String answer(String name, int type) {
    try {
      Message answer = dns.ask(DnsQueries.plain(Name.fromString(name + "."), type));
      return answer.getSection(Section.ANSWER).stream()
          .map(one -> one.getTTL() + " " + one.rdataToString())
          .findFirst()
          .orElseGet(() -> Rcode.string(answer.getRcode()));
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  private static String example(String... names) {
    return Recipe.example(names).toString();
  }

  private static Path python(String client) {
    return prepared("MILEPOST_TEST_PYTHON", client);
  }

  /** What the launcher has prepared for a client. */
  private static Path prepared(String variable, String client) {
    Optional<String> found = Optional.ofNullable(System.getenv(variable));
    if (found.isEmpty()) {
      Tools.leaveOut(client + ": " + variable + " is not set; ./milepost test sets it");
    }
    return Path.of(found.orElseThrow());
  }
}

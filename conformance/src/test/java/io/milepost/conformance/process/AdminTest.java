package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.RawHttp.Response;
import io.milepost.conformance.harness.Route53Api;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.RRType;

/** The admin port: health, and metrics as Prometheus reads them. */
final class AdminTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*(?:\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]|\\\\.)*\",?)*\\})?)"
              + " (\\S+)(?: \\d+)?");

  private static MilepostProcess milepost;
  private static RawHttp admin;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    admin = new RawHttp(milepost.admin());
  }

  @AfterAll
  static void stop() {
    milepost.close();
  }

  @Test
  void health_isGood() {
    Response health = admin.get("/_milepost/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.header("content-type").orElse("")).startsWith("application/json");
    assertThat(health.text()).startsWith("{").endsWith("}");
  }

  @Test
  void awsPaths_areNotOnThisPort() {
    assertThat(admin.get("/2013-04-01/hostedzone").status()).isEqualTo(404);
    assertThat(admin.get("/").status()).isEqualTo(404);
    assertThat(admin.get("/_milepost/nothing").status()).isEqualTo(404);
    assertThat(admin.post("/_milepost/health", "").status()).isIn(404, 405);
  }

  /** Reads the exposition format strictly, line by line. */
  private static Map<String, Double> metrics() {
    Response response = admin.get("/_milepost/metrics");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("content-type").orElse(""))
        .startsWith("text/plain")
        .contains("version=0.0.4");
    Map<String, Double> samples = new TreeMap<>();
    assertThat(response.text()).endsWith("\n");
    for (String line : response.text().lines().toList()) {
      if (line.isEmpty() || line.matches("# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* .*")) {
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      samples.put(sample.group(1), Double.parseDouble(sample.group(2).replace("Inf", "Infinity")));
    }
    return samples;
  }

  private static double total(Map<String, Double> metrics, String name, String... labels) {
    return metrics.entrySet().stream()
        .filter(sample -> sample.getKey().startsWith(name))
        .filter(sample -> List.of(labels).stream().allMatch(sample.getKey()::contains))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  @Test
  void metrics_countQueriesAndChanges() throws Exception {
    Map<String, Double> before = metrics();
    DnsClient dns = new DnsClient(milepost.dns());
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      String id = api.createZone("metrics.example.com", "metrics");
      api.change(id, List.of(Changes.create("www.metrics.example.com", RRType.A, 60, "192.0.2.1")));
    }
    for (int i = 0; i < 7; i++) {
      dns.udp(DnsQueries.plain(new Name("www.metrics.example.com."), Type.A));
    }
    for (int i = 0; i < 3; i++) {
      dns.tcp(DnsQueries.plain(new Name("absent.metrics.example.com."), Type.A));
    }
    dns.udp(DnsQueries.plain(new Name("www.example.net."), Type.A));
    Map<String, Double> after = metrics();

    assertThat(difference(before, after, "transport=\"udp\"", "rcode=\"NOERROR\"")).isEqualTo(7);
    assertThat(difference(before, after, "transport=\"tcp\"", "rcode=\"NXDOMAIN\"")).isEqualTo(3);
    assertThat(difference(before, after, "transport=\"udp\"", "rcode=\"REFUSED\"")).isEqualTo(1);
    assertThat(total(after, "milepost_zones") - total(before, "milepost_zones")).isEqualTo(1);
    assertThat(
            total(after, "milepost_change_log_number")
                - total(before, "milepost_change_log_number"))
        .isEqualTo(2);
  }

  private static double difference(
      Map<String, Double> before, Map<String, Double> after, String... labels) {
    String name = "milepost_dns_answers_total";
    return total(after, name, labels) - total(before, name, labels);
  }
}

package io.milepost.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.RawHttp;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.RRType;

/** Prometheus with the file of the example, and every query of the example's dashboard. */
final class MonitoringTest {
  @TempDir private Path directory = Path.of("unset");

  @Test
  void dashboard_showsWhatIsDone() throws Exception {
    Path prometheus = Tools.require("prometheus", "prometheus");
    Path promtool = Tools.require("promtool", "prometheus");
    Path example = Recipe.example("monitoring", "prometheus.yml");
    run(promtool, "check", "config", example.toString());
    try (MilepostProcess milepost = MilepostProcess.start(directory);
        Route53Api api = new Route53Api(milepost.apiUri())) {
      doSomething(milepost, api);
      Path scraped = Files.write(directory.resolve("metrics.txt"), ownMetrics(milepost));
      run(Path.of("/bin/sh"), "-c", promtool + " check metrics < " + scraped);

      String config =
          Files.readString(example)
              .replace("127.0.0.1:5381", "127.0.0.1:" + milepost.admin().getPort())
              .replace("scrape_interval: 5s", "scrape_interval: 500ms");
      try (Prometheus watching = Prometheus.start(prometheus, directory, config)) {
        List<Panel> waiting = panels();
        assertThat(waiting).hasSizeGreaterThan(10);
        milepost.await(
            "seen in all panels",
            () -> {
              doQuestions(milepost);
              waiting.removeIf(panel -> watching.knows(panel.expression()));
              return waiting.isEmpty();
            });
      }
    }
  }

  /** A query of a panel. */
  private record Panel(String title, String expression) {}

  private static List<Panel> panels() throws IOException {
    JsonNode dashboard =
        JsonNode.parser().parse(Files.readString(Recipe.example("monitoring", "dashboard.json")));
    List<Panel> panels = new ArrayList<>();
    for (JsonNode panel : dashboard.field("panels").orElseThrow().asArray()) {
      String title = panel.field("title").orElseThrow().text();
      for (JsonNode target : panel.field("targets").orElseThrow().asArray()) {
        String expression = target.field("expr").orElseThrow().text();
        panels.add(new Panel(title, expression.replace("$__rate_interval", "10s")));
      }
    }
    return panels;
  }

  /** All but those that have the names that CloudWatch gives them. */
  private static List<String> ownMetrics(MilepostProcess milepost) {
    return new RawHttp(milepost.admin())
        .get("/_milepost/metrics")
        .text()
        .lines()
        .filter(line -> line.contains("milepost_"))
        .toList();
  }

  private static void doSomething(MilepostProcess milepost, Route53Api api) {
    String zone = api.createZone("example.com", "monitoring");
    String check =
        api.client()
            .createHealthCheck(request ->
                request
                    .callerReference("monitoring")
                    .healthCheckConfig(config ->
                        config
                            .type(HealthCheckType.TCP)
                            .ipAddress("127.0.0.1")
                            .port(milepost.api().getPort())))
            .healthCheck()
            .id();
    new RawHttp(milepost.admin())
        .send("PUT", "/_milepost/healthchecks/" + check + "/status", "{\"status\":\"Unhealthy\"}");
    api.changeInOneBatch(
        zone,
        List.of(
            Changes.of(
                ChangeAction.CREATE,
                Changes.recordSet("www.example.com", RRType.A, 60, "192.0.2.1").toBuilder()
                    .setIdentifier("only")
                    .weight(1L)
                    .healthCheckId(check)
                    .build())));
  }

  private static void doQuestions(MilepostProcess milepost) {
    DnsClient dns = new DnsClient(milepost.dns());
    for (int i = 0; i < 64; i++) {
      dns.udp(DnsQueries.plain(Name.fromConstantString("www.example.com."), Type.A));
    }
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      assertThat(api.client().listHostedZones().hostedZones()).hasSize(1);
    }
  }

  private static void run(Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s%n%s", command, said).isZero();
  }

  /** A running Prometheus. */
  private record Prometheus(Process process, URI api) implements AutoCloseable {
    static Prometheus start(Path program, Path directory, String config) throws IOException {
      Path file = Files.writeString(directory.resolve("prometheus.yml"), config);
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--config.file=" + file,
                  "--storage.tsdb.path=" + directory.resolve("tsdb"),
                  "--web.listen-address=127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("prometheus.log").toFile())
              .start();
      return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Whether the expression has a value; not yet if Prometheus does not answer. */
    boolean knows(String expression) {
      String query = URLEncoder.encode(expression, StandardCharsets.UTF_8);
      try (InputStream reply = api.resolve("/api/v1/query?query=" + query).toURL().openStream()) {
        return new String(reply.readAllBytes(), StandardCharsets.UTF_8).contains("\"value\":");
      } catch (IOException e) {
        return false;
      }
    }

    @Override
    public void close() {
      process.destroy();
      try {
        process.waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

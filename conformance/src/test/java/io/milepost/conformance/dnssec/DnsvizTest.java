package io.milepost.conformance.dnssec;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * DNSViz, which asks a zone's servers many questions and says what is wrong with the answers: it
 * finds no error in ours, and does where signatures were changed on the way.
 */
final class DnsvizTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void zone_hasNoErrors_andATamperedOneHas() throws Exception {
    Path dnsviz = Tools.require("dnsviz", "dnsviz");
    try (MilepostProcess milepost = MilepostProcess.start(folder, "--client", RichZone.CLIENT);
        Route53Api api = new Route53Api(milepost.apiUri());
        TamperingProxy proxy = TamperingProxy.start(milepost.dns())) {
      RichZone zone = RichZone.create(api);
      zone.createKey("first", "ACTIVE");
      zone.enable();
      String ds = zone.anchor("first").ds();
      List<String> servers = nameServers(milepost);

      Path probed = probe(dnsviz, servers, ds, milepost.dns());
      assertThat(grok(dnsviz, "info", probed)).contains("\"VALID\"").doesNotContain("\"INVALID\"");
      assertThat(grok(dnsviz, "error", probed)).isEmpty();

      Path tampered = probe(dnsviz, servers, ds, proxy.address());
      assertThat(grok(dnsviz, "error", tampered)).contains("\"INVALID\"");
    }
  }

  private static List<String> nameServers(MilepostProcess milepost) {
    List<Record> records =
        new DnsClient(milepost.dns())
            .udp(DnsQueries.plain(Name.fromConstantString(RichZone.NAME + "."), Type.NS))
            .getSection(Section.ANSWER);
    return records.stream().map(Record::rdataToString).toList();
  }

  /** Asks one server by all names that the zone has. */
  private Path probe(Path dnsviz, List<String> names, String ds, InetSocketAddress server)
      throws IOException, InterruptedException {
    String address = server.getHostString() + ":" + server.getPort();
    String servers =
        names.stream().map(name -> name + "=" + address).collect(Collectors.joining(","));
    List<String> command =
        new ArrayList<>(
            List.of(
                dnsviz.toString(),
                "probe",
                "-A",
                "-d",
                "1",
                "-x",
                RichZone.NAME + "+:" + servers,
                "-N",
                RichZone.NAME + ":" + servers,
                "-D",
                RichZone.NAME + ":" + ds));
    RichZone.questions().stream()
        .filter(question -> question.verdict() == Verdict.SECURE)
        .map(RichZone.Question::name)
        .distinct()
        .forEach(command::add);
    Path output = folder.resolve("probed-" + server.getPort() + ".json");
    run(command, output);
    return output;
  }

  private String grok(Path dnsviz, String level, Path probed)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "grok", ".json");
    run(List.of(dnsviz.toString(), "grok", "-l", level, "-r", probed.toString()), output);
    return Files.readString(output).strip();
  }

  private void run(List<String> command, Path output) throws IOException, InterruptedException {
    Path errors = Files.createTempFile(folder, "dnsviz", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    int status = process.waitFor();
    assertThat(status).as("%s%n%s", command, Files.readString(errors)).isZero();
  }
}

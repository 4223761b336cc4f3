package io.milepost.conformance.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostCommand;
import io.milepost.conformance.harness.MilepostCommand.Addresses;
import io.milepost.conformance.harness.MilepostCommand.Line;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.TcpConversation;
import io.milepost.conformance.samples.RecordSample;
import io.milepost.conformance.samples.RecordSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneAlreadyExistsException;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What outlives the process, and how the process ends. */
final class RestartTest {
  @TempDir Path directory = Path.of("");

  @Test
  void restart_keepsEverything() throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      List<HostedZone> zones;
      List<List<ResourceRecordSet>> sets = new ArrayList<>();
      ChangeInfo info;
      String gone;
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        for (String name : List.of("keep.example.com.", "keep.example.com.", "keep.example.net.")) {
          String id = api.createZone(name, "keep " + sets.size());
          List<Change> changes = new ArrayList<>();
          for (RecordSample sample : RecordSamples.all()) {
            changes.add(Changes.of(ChangeAction.UPSERT, sample.recordSet(name)));
          }
          api.changeInOneBatch(id, changes);
          sets.add(api.listRecordSets(id));
        }
        gone = api.createZone("gone.example.com", "gone");
        String deleted = gone;
        info =
            api.client().deleteHostedZone(request -> request.id(deleted)).changeInfo().toBuilder()
                .status(ChangeStatus.INSYNC)
                .build();
        zones = api.client().listHostedZones().hostedZones();
      }

      assertThat(milepost.stop()).isZero();
      milepost.restart();

      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        assertThat(api.client().listHostedZones().hostedZones()).isEqualTo(zones);
        for (int i = 0; i < zones.size(); i++) {
          assertThat(api.listRecordSets(zones.get(i).id())).isEqualTo(sets.get(i));
        }
        assertThat(api.client().getChange(request -> request.id(info.id())).changeInfo())
            .isEqualTo(info);
        assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
            .isThrownBy(() -> api.createZone("again.example.com", "keep 0"));
        assertThatExceptionOfType(HostedZoneAlreadyExistsException.class)
            .isThrownBy(() -> api.createZone("again.example.com", "gone"));
        DnsClient dns = new DnsClient(milepost.dns());
        Message answer = dns.udp(DnsQueries.plain(new Name("www.keep.example.net."), Type.A));
        assertThat(answer.getSection(Section.ANSWER)).hasSize(3);

        // And it goes on from there.
        String id = zones.getLast().id();
        api.change(id, List.of(Changes.create("new.keep.example.net", RRType.A, 60, "192.0.2.1")));
        assertThat(dns.udp(DnsQueries.plain(new Name("new.keep.example.net."), Type.A)).getRcode())
            .isEqualTo(Rcode.NOERROR);
      }
    }
  }

  @Test
  void ephemeral_keepsNothing() throws IOException {
    Path ready = directory.resolve("ready.json");
    Path temporary = Files.createDirectory(directory.resolve("temporary"));
    Path home = Files.createDirectory(directory.resolve("home"));
    Line line =
        Line.of(
                "serve",
                "--dns=127.0.0.1:0",
                "--api=127.0.0.1:0",
                "--admin=127.0.0.1:0",
                "--ephemeral",
                "--ready-file=" + ready)
            .environment(
                "JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary + " -Duser.home=" + home)
            .environment("XDG_DATA_HOME", home.toString());
    for (int run = 0; run < 2; run++) {
      Files.deleteIfExists(ready);
      try (MilepostCommand server = MilepostCommand.start(directory, line)) {
        Addresses addresses = server.awaitReadyFile(ready);
        try (Route53Api api = new Route53Api(addresses.apiUri())) {
          assertThat(api.client().listHostedZones().hostedZones()).isEmpty();
          api.createZone("ephemeral.example.com", "the same");
        }
        assertThat(server.stop().exitCode()).isZero();
      }
    }
    assertThat(home).isEmptyDirectory();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void ephemeral_withADataFolder_isRefused() {
    Serve.assertRefused(
        MilepostCommand.run(directory, Serve.anywhere(directory).with("--ephemeral")),
        "--ephemeral",
        "--data-dir");
  }

  @Test
  void dataFolder_isMadeForTheUserAlone_withItsParents() throws IOException {
    Path nested = directory.resolve("a").resolve("b");
    try (MilepostCommand server = MilepostCommand.start(directory, Serve.anywhere(nested))) {
      server.awaitReadyLine();
      assertThat(nested.resolve("data")).isDirectory();
      assertThat(server.stop().exitCode()).isZero();
    }
  }

  @Test
  void sigterm_withOpenConnections_exits0() throws IOException {
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      DnsClient dns = new DnsClient(milepost.dns());
      byte[] query = DnsQueries.plain(Name.root, Type.NS).toWire();
      try (TcpConversation idle = dns.connect();
          TcpConversation used = dns.connect()) {
        used.send(query);
        assertThat(used.receive(Duration.ofSeconds(10))).isPresent();
        assertThat(milepost.stop()).isZero();
        assertThat(used.isClosedByServerWithin(Duration.ofSeconds(10))).isTrue();
        assertThat(idle.isClosedByServerWithin(Duration.ofSeconds(10))).isTrue();
      }
    }
  }
}

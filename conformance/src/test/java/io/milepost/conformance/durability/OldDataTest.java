package io.milepost.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.DnsClient;
import io.milepost.conformance.harness.DnsQueries;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.harness.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Record sets that an older version might have accepted, written into the database while no server
 * runs: the server starts, says which it does not serve, and serves the rest.
 */
final class OldDataTest {
  /** What each name's set {@code b} is made to have, and what is said of it. */
  private record Old(String label, String routing, String said) {}

  private static final List<Old> OLD =
      List.of(
          new Old("weight", "weighted weight=256", "weight 256"),
          new Old("negative", "weighted weight=-1", "weight -1"),
          new Old("bias", "geoproximity bias=120 region=eu-west-1", "bias 120"),
          new Old("point", "geoproximity bias=0 latitude=91 longitude=0", "there is no place"),
          new Old("words", "geoproximity bias=0 latitude=north longitude=0", "there is no place"),
          new Old("zone", "geoproximity bias=0 local-zone-group=xx-lax-1", "there is no place"),
          new Old("country", "geolocation country=EH", "there is no place EH"),
          new Old("letters", "geolocation country=USA", "there is no place USA"),
          new Old("state", "geolocation country=CA subdivision=NL", "there is no place CA-NL"),
          new Old("continent", "geolocation continent=XX", "there is no place XX"),
          new Old("region", "latency region=xx-west-1", "there is no region xx-west-1"),
          new Old("role", "failover role=TERTIARY", "TERTIARY"),
          new Old("policy", "astrology sign=aries", "not a routing policy"),
          new Old("mixed", "multivalue", "have another routing policy"));

  private static List<Change> sets(String zone) {
    List<Change> changes = new ArrayList<>();
    changes.add(Changes.create("plain.example.com", RRType.A, 60, "192.0.2.9"));
    for (Old old : OLD) {
      for (int number = 1; number <= 2; number++) {
        changes.add(Changes.of(ChangeAction.CREATE, weighted(old.label, number)));
      }
    }
    changes.add(
        Changes.of(
            ChangeAction.CREATE,
            ResourceRecordSet.builder()
                .name("to.example.com")
                .type(RRType.A)
                .aliasTarget(alias ->
                    alias
                        .hostedZoneId(zone)
                        .dnsName("plain.example.com")
                        .evaluateTargetHealth(false))
                .build()));
    return changes;
  }

  private static ResourceRecordSet weighted(String label, int number) {
    return Changes.recordSet(label + ".example.com.", RRType.A, 60, "192.0.2." + number).toBuilder()
        .setIdentifier(number == 1 ? "a" : "b")
        .weight(1L)
        .build();
  }

  private static void patch(Path database) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Tools.require("python3", "python3").toString());
    command.add("-c");
    command.add(
        """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1])
        for i in range(2, len(sys.argv), 2):
            done = db.execute(
                "UPDATE record_set SET routing = ? WHERE set_identifier = 'b' AND sort_key LIKE ?",
                (sys.argv[i + 1], '%' + sys.argv[i] + '%'))
            assert done.rowcount == 1, sys.argv[i]
        db.execute("UPDATE record_set SET alias_dns_name = 'to.example.com.'"
                   " WHERE alias_dns_name IS NOT NULL")
        db.commit()
        """);
    command.add(database.toString());
    for (Old old : OLD) {
      command.add(old.label);
      command.add(old.routing);
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static List<String> ask(MilepostProcess milepost, String label) {
    Name name = Name.fromConstantString(label + ".example.com.");
    Message answer = new DnsClient(milepost.dns()).udp(DnsQueries.plain(name, Type.A));
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    return answer.getSection(Section.ANSWER).stream().map(Record::rdataToString).toList();
  }

  @Test
  void server_starts_saysWhatItDoesNotServe_andServesTheRest(@TempDir Path directory)
      throws Exception {
    try (MilepostProcess milepost = MilepostProcess.start(directory)) {
      String zone;
      try (Route53Api api = new Route53Api(milepost.apiUri())) {
        zone = api.createZone("example.com", "old data");
        api.change(zone, sets(zone));
      }
      assertThat(milepost.stop()).isZero();
      patch(milepost.dataDirectory().resolve("milepost.db"));
      milepost.restart();

      for (Old old : OLD) {
        assertThat(milepost.stderr().lines())
            .anySatisfy(line ->
                assertThat(line)
                    .contains("record set " + old.label + ".example.com. A, SetIdentifier 'b'")
                    .contains("is not served until it is written again: ")
                    .contains(old.said));
        assertThat(ask(milepost, old.label)).containsExactly("192.0.2.1");
      }
      assertThat(ask(milepost, "plain")).containsExactly("192.0.2.9");
      assertThat(ask(milepost, "to")).isEmpty();
      mend(milepost, zone);
    }
  }

  /** Sets that a request can name are deleted; all are mended by being written again. */
  private static void mend(MilepostProcess milepost, String zone) {
    try (Route53Api api = new Route53Api(milepost.apiUri())) {
      assertThat(api.listRecordSets(zone)).contains(weighted("weight", 1), weighted("mixed", 1));
      api.changeInOneBatch(
          zone,
          api.listRecordSets(zone).stream()
              .filter(set -> "b".equals(set.setIdentifier()))
              .filter(set -> set.name().matches("(continent|country|state|mixed)\\..*"))
              .map(set -> Changes.of(ChangeAction.DELETE, set))
              .toList());
      for (Old old : OLD) {
        ResourceRecordSet other = weighted(old.label, 1).toBuilder().setIdentifier("c").build();
        api.changeInOneBatch(
            zone,
            List.of(
                Changes.of(ChangeAction.UPSERT, weighted(old.label, 2)),
                Changes.of(ChangeAction.CREATE, other)));
      }
      List<ResourceRecordSet> listed = api.listRecordSets(zone);
      assertThat(listed).hasSize(2 + 2 + 3 * OLD.size()).contains(weighted("bias", 2));
      assertThat(
              api.client().getHostedZone(get -> get.id(zone)).hostedZone().resourceRecordSetCount())
          .isEqualTo(listed.size());
      milepost.restart();
      assertThat(milepost.stderr()).doesNotContain("not served");
    }
  }
}

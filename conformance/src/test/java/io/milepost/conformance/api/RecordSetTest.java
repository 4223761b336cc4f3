package io.milepost.conformance.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.milepost.conformance.harness.Changes;
import io.milepost.conformance.harness.MilepostProcess;
import io.milepost.conformance.harness.Route53Api;
import io.milepost.conformance.samples.RecordSample;
import io.milepost.conformance.samples.RecordSamples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Record sets of all types: created, listed as they were written, replaced, deleted. */
final class RecordSetTest {
  private static MilepostProcess milepost;
  private static Route53Api api;

  @BeforeAll
  static void start(@TempDir Path directory) {
    milepost = MilepostProcess.start(directory);
    api = new Route53Api(milepost.apiUri());
  }

  @AfterAll
  static void stop() {
    api.close();
    milepost.close();
  }

  private static Optional<ResourceRecordSet> find(String zoneId, String name, RRType type) {
    return api.listRecordSets(zoneId).stream()
        .filter(set -> set.name().equals(name) && set.type() == type)
        .findFirst();
  }

  @Test
  void samples_coverEveryType() {
    EnumSet<RRType> types = EnumSet.noneOf(RRType.class);
    RecordSamples.all().forEach(sample -> types.add(sample.type()));
    assertThat(types).containsExactlyInAnyOrderElementsOf(RRType.knownValues());
  }

  @Test
  void allTypes_areListedAsWritten_replacedAndDeleted() {
    String zone = "types.example.com.";
    String id = api.createZone(zone, "types");
    List<ResourceRecordSet> before = api.listRecordSets(id);

    List<Change> changes = new ArrayList<>();
    for (RecordSample sample : RecordSamples.all()) {
      ChangeAction action = sample.type() == RRType.SOA ? ChangeAction.UPSERT : ChangeAction.CREATE;
      changes.add(Changes.of(action, sample.recordSet(zone)));
    }
    api.changeInOneBatch(id, changes);
    for (RecordSample sample : RecordSamples.all()) {
      assertThat(find(id, sample.listedName(zone), sample.type()))
          .as("%s", sample)
          .contains(sample.recordSet(zone).toBuilder().name(sample.listedName(zone)).build());
    }
    assertThat(api.client().getHostedZone(request -> request.id(id)).hostedZone())
        .satisfies(got ->
            assertThat(got.resourceRecordSetCount()).isEqualTo(RecordSamples.all().size() + 1L));

    List<Change> replacements = new ArrayList<>();
    for (RecordSample sample : RecordSamples.all()) {
      ResourceRecordSet replaced =
          sample.recordSet(zone).toBuilder()
              .name(sample.listedName(zone))
              .ttl(sample.ttlSeconds() / 2 + 1)
              .resourceRecords(sample.recordSet(zone).resourceRecords().reversed())
              .build();
      replacements.add(Changes.of(ChangeAction.UPSERT, replaced));
    }
    api.changeInOneBatch(id, replacements);
    for (Change change : replacements) {
      ResourceRecordSet replaced = change.resourceRecordSet();
      assertThat(find(id, replaced.name(), replaced.type())).contains(replaced);
    }

    // As callers clean up a zone: by deleting what they have just listed.
    List<Change> deletions = new ArrayList<>();
    for (ResourceRecordSet set : api.listRecordSets(id)) {
      if (!set.name().equals(zone)) {
        deletions.add(Changes.of(ChangeAction.DELETE, set));
      }
    }
    api.changeInOneBatch(id, deletions);
    assertThat(api.listRecordSets(id))
        .extracting(ResourceRecordSet::name, ResourceRecordSet::type)
        .isEqualTo(before.stream().map(set -> tuple(set.name(), set.type())).toList());
    api.client().deleteHostedZone(request -> request.id(id));
  }

  @Test
  void delete_matchesValuesInAnyOrder_andNamesInAnyNotation() {
    String id = api.createZone("delete.example.com", "delete");
    api.change(
        id,
        List.of(
            Changes.create("*.delete.example.com", RRType.A, 60, "192.0.2.1", "192.0.2.2"),
            Changes.create("a\\101.delete.example.com", RRType.MX, 60, "10 B.example.com.")));
    api.change(
        id,
        List.of(
            Changes.delete("\\052.DELETE.example.com.", RRType.A, 60, "192.0.2.2", "192.0.2.1"),
            Changes.delete("AA.delete.example.com", RRType.MX, 60, "10 B.example.com.")));
    assertThat(api.listRecordSets(id)).hasSize(2);
  }

  @Test
  void batch_appliesChangesInOrder() {
    String id = api.createZone("order.example.com", "order");
    String name = "www.order.example.com";
    api.change(id, List.of(Changes.create(name, RRType.CNAME, 60, "example.net")));
    api.changeInOneBatch(
        id,
        List.of(
            Changes.delete(name, RRType.CNAME, 60, "example.net"),
            Changes.create(name, RRType.A, 60, "192.0.2.1"),
            Changes.create(name, RRType.TXT, 60, "\"beside\"")));
    assertThat(api.listRecordSets(id))
        .extracting(ResourceRecordSet::type)
        .containsExactly(RRType.NS, RRType.SOA, RRType.A, RRType.TXT);
    api.changeInOneBatch(
        id,
        List.of(
            Changes.delete(name, RRType.A, 60, "192.0.2.1"),
            Changes.create(name, RRType.A, 61, "192.0.2.2")));
    assertThat(find(id, name + ".", RRType.A))
        .contains(Changes.recordSet(name + ".", RRType.A, 61, "192.0.2.2"));
  }

  @Test
  void upsert_ofAnEqualSet_isAChangeToo() {
    String id = api.createZone("equal.example.com", "equal");
    Change upsert = Changes.upsert("www.equal.example.com", RRType.A, 60, "192.0.2.1");
    api.changeInOneBatch(id, List.of(upsert));
    ChangeInfo again =
        api.client()
            .changeResourceRecordSets(
                request -> request.hostedZoneId(id).changeBatch(batch -> batch.changes(upsert)))
            .changeInfo();
    assertThat(api.client().getChange(request -> request.id(again.id())).changeInfo().id())
        .isEqualTo(again.id());
    assertThat(api.listRecordSets(id)).hasSize(3);
  }

  @Test
  void apexSets_mayBeEdited_andDelegationSetStays() {
    String id = api.createZone("apex.example.com", "apex");
    List<String> servers =
        api.client().getHostedZone(request -> request.id(id)).delegationSet().nameServers();
    api.change(
        id, List.of(Changes.upsert("apex.example.com", RRType.NS, 60, "ns.elsewhere.example.net")));
    assertThat(api.client().getHostedZone(request -> request.id(id)).delegationSet().nameServers())
        .isEqualTo(servers);
    assertThat(find(id, "apex.example.com.", RRType.NS))
        .contains(
            Changes.recordSet("apex.example.com.", RRType.NS, 60, "ns.elsewhere.example.net"));
  }

  @Test
  void limits_ofOneBatch_areInclusive() {
    String id = api.createZone("limits.example.com", "limits");
    List<Change> thousand = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String[] values = new String[100];
      for (int j = 0; j < values.length; j++) {
        values[j] = "10." + i + ".0." + j;
      }
      thousand.add(Changes.create("a" + i + ".limits.example.com", RRType.A, 60, values));
    }
    api.changeInOneBatch(id, thousand);

    String value400 = "\"" + "x".repeat(197) + "\" \"" + "y".repeat(198) + "\"";
    List<Change> characters32000 = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String name = "t" + i + ".limits.example.com";
      characters32000.add(Changes.create(name, RRType.TXT, 60, value400));
    }
    api.changeInOneBatch(id, characters32000);

    String[] most = new String[400];
    for (int i = 0; i < most.length; i++) {
      most[i] = "10.1." + i / 200 + "." + i % 200;
    }
    api.changeInOneBatch(
        id, List.of(Changes.create("most.limits.example.com", RRType.A, 60, most)));
    assertThat(api.listRecordSets(id)).hasSize(2 + 10 + 80 + 1);
  }

  @Test
  void getChange_tellsWhatWasSubmitted_untilInsync() {
    String id = api.createZone("change.example.com", "change");
    ChangeInfo info =
        api.client()
            .changeResourceRecordSets(request ->
                request
                    .hostedZoneId("/hostedzone/" + id)
                    .changeBatch(batch ->
                        batch
                            .comment("why <&>")
                            .changes(
                                Changes.create(
                                    "www.change.example.com", RRType.A, 60, "192.0.2.1"))))
            .changeInfo();
    assertThat(info.comment()).isEqualTo("why <&>");
    assertThat(info.id()).matches("C[A-Z0-9]{12,31}");
    for (String changeId : List.of(info.id(), "/change/" + info.id())) {
      GetChangeResponse got = api.client().getChange(request -> request.id(changeId));
      // Without a propagation delay a change is everywhere at once.
      assertThat(got.changeInfo()).isEqualTo(info.toBuilder().status(ChangeStatus.INSYNC).build());
    }
    assertThat(
            api.client()
                .waiter()
                .waitUntilResourceRecordSetsChanged(
                    request -> request.id(info.id()),
                    override -> override.waitTimeout(Duration.ofSeconds(20)))
                .matched()
                .response())
        .isPresent();
  }
}

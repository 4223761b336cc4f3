package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random contents, read from the store and from the slow, obvious model. */
class ContentsTest {
  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everyRead_afterRandomChanges_equalsTheModel(long seed) throws Exception {
    RandomGenerator random = new SplittableRandom(seed);
    RandomChanges changes;
    try (SqliteStore store = TestStores.open(dir, ChangeFollower.NONE)) {
      changes = new RandomChanges(random, store);
      for (int round = 0; round < 12; round++) {
        for (int left = 10; left > 0; left--) {
          changes.makeOne();
        }
        store.read(reader -> compare(random, reader, changes));
      }
      assertThat(contents(store)).isEqualTo(contents(changes.model()));
    }
    try (SqliteStore reopened = SqliteStore.open(TestStores.options(dir, 2))) {
      reopened.read(reader -> compare(random, reader, changes));
      assertThat(contents(reopened)).isEqualTo(contents(changes.model()));
    }
  }

  private static boolean compare(
      RandomGenerator random, StoreReader reader, RandomChanges changes) {
    ContentsModel model = changes.model();
    RandomContents draw = new RandomContents(random);
    assertThat(reader.hostedZones(ZoneFilter.ALL, 0, 1000)).isEqualTo(model.byNumber(0, 1000));
    assertThat(reader.hostedZoneCount()).isEqualTo(model.byNumber(0, 1000).size());
    for (int left = 10; left > 0; left--) {
      compareVpc(random, reader, model, draw.vpc());
    }
    assertThat(reader.hostedZonesByName("", "", 1000)).isEqualTo(model.byName("", "", 1000));
    for (HostedZone zone : changes.everMade()) {
      List<HostedZone> there = model.byNumber(zone.number(), 1);
      assertThat(reader.hostedZone(zone.id()))
          .isEqualTo(there.stream().filter(z -> z.id().equals(zone.id())).findFirst());
      assertThat(reader.isCallerReferenceUsed(zone.callerReference())).isTrue();
      assertThat(reader.hostedZoneNumber(zone.id()))
          .isEqualTo(OptionalLong.of(model.numberOf(zone.id()).orElseThrow()));
    }
    assertThat(reader.isCallerReferenceUsed("never")).isFalse();
    assertThat(reader.hostedZone(new HostedZoneId("ZNEVER"))).isEmpty();
    for (int left = 30; left > 0; left--) {
      HostedZone zone = draw.oneOf(changes.everMade());
      DnsName name = draw.nameBelow(zone.name(), 3);
      int limit = 1 + random.nextInt(12);
      comparePages(random, reader, model, zone, name, limit);
    }
    return true;
  }

  private static void compareVpc(
      RandomGenerator random, StoreReader reader, ContentsModel model, Vpc vpc) {
    List<HostedZone> zones = model.ofVpc(vpc.id());
    assertThat(reader.vpc(vpc.id()).isPresent()).isEqualTo(!zones.isEmpty());
    assertThat(reader.hostedZonesOfVpc(vpc.id(), 0, 1000)).isEqualTo(zones);
    if (!zones.isEmpty()) {
      int from = random.nextInt(zones.size());
      int limit = 1 + random.nextInt(3);
      assertThat(reader.hostedZonesOfVpc(vpc.id(), zones.get(from).number(), limit))
          .isEqualTo(zones.subList(from, Math.min(zones.size(), from + limit)));
      assertThat(reader.hostedZoneOfVpc(vpc.id(), zones.get(from).name()))
          .contains(zones.get(from));
    }
    assertThat(reader.hostedZoneOfVpc(vpc.id(), DnsName.of("never"))).isEmpty();
  }

  private static void comparePages(
      RandomGenerator random,
      StoreReader reader,
      ContentsModel model,
      HostedZone zone,
      DnsName name,
      int limit) {
    RandomContents draw = new RandomContents(random);
    String id = draw.oneOf(List.of("", zone.id().value(), "Z5"));
    assertThat(reader.hostedZones(ZoneFilter.ALL, zone.number(), limit))
        .isEqualTo(model.byNumber(zone.number(), limit));
    ZoneFilter privateOnly = new ZoneFilter(Optional.empty(), true);
    assertThat(reader.hostedZones(privateOnly, zone.number(), limit))
        .isEqualTo(model.filtered(privateOnly, zone.number(), limit));
    assertThat(reader.vpcs(zone.id())).isEqualTo(model.vpcs(zone.id()));
    assertThat(reader.hostedZonesByName(name.sortKey(), id, limit))
        .isEqualTo(model.byName(name.sortKey(), id, limit));
    assertThat(reader.hostedZonesByName(zone.name().sortKey(), id, limit))
        .isEqualTo(model.byName(zone.name().sortKey(), id, limit));
    assertThat(reader.overlappingHostedZones(name))
        .containsExactlyInAnyOrderElementsOf(model.overlapping(name));
    assertThat(reader.recordSetsAt(zone.id(), name)).isEqualTo(model.recordSetsAt(zone.id(), name));
    assertThat(reader.recordSets(zone.id(), ListPosition.START, limit))
        .isEqualTo(model.recordSets(zone.id(), ListPosition.START, limit));
    String type = draw.oneOf(List.of("", "A", "CNAME", "NS", "NT", "TXT", "ZZZ"));
    String identifier = draw.oneOf(List.of("", "Two", "one", "zzz"));
    ListPosition position = new ListPosition(name.sortKey(), type, identifier);
    assertThat(reader.recordSets(zone.id(), position, limit))
        .isEqualTo(model.recordSets(zone.id(), position, limit));
    List<RecordSetKey> keys = List.copyOf(model.setsOf(zone.id()).keySet());
    if (!keys.isEmpty()) {
      RecordSetKey key = draw.oneOf(keys);
      ListPosition exact =
          new ListPosition(key.name().sortKey(), key.type().name(), key.identifierText());
      assertThat(reader.recordSets(zone.id(), exact, limit))
          .isEqualTo(model.recordSets(zone.id(), exact, limit))
          .first()
          .returns(key, set -> set.key());
    }
  }

  private static List<Object> contents(SqliteStore store) {
    List<Object> seen = new ArrayList<>();
    long logNumber =
        store.contents(
            new ContentsVisitor() {
              @Override
              public void healthCheck(
                  HealthCheck check,
                  Optional<HealthStatus> forced,
                  Optional<MeasuredHealth> measured) {
                throw new AssertionError("nobody made " + check);
              }

              @Override
              public void hostedZone(ZoneReference zone) {
                seen.add(zone);
              }

              @Override
              public void vpcAssociation(Vpc vpc) {
                seen.add(vpc);
              }

              @Override
              public void recordSet(PreparedSet set) {
                seen.add(set);
              }
            });
    assertThat(logNumber).isEqualTo(store.log(0, 100_000).size());
    return seen;
  }

  private static List<Object> contents(ContentsModel model) {
    List<Object> expected = new ArrayList<>();
    for (HostedZone zone : model.byNumber(0, 100_000)) {
      expected.add(zone.reference());
      expected.addAll(model.vpcs(zone.id()));
      model.setsOf(zone.id()).values().forEach(set -> expected.add(PreparedSet.of(set)));
    }
    return expected;
  }
}

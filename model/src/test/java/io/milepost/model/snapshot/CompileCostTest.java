package io.milepost.model.snapshot;

import static io.milepost.model.snapshot.TestZones.alias;
import static io.milepost.model.snapshot.TestZones.entry;
import static io.milepost.model.snapshot.TestZones.member;
import static io.milepost.model.snapshot.TestZones.put;
import static io.milepost.model.snapshot.TestZones.remove;
import static io.milepost.model.snapshot.TestZones.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a change costs, counted: the names that are compiled and the bytes that are copied are the
 * same few in a zone of 100,000 names as in one of ten, and all but a few buckets are the very
 * objects that they were.
 */
final class CompileCostTest {
  private static final int MANY = 100_000;
  private static final int FEW = 10;

  /** 100,000 names stand within three nodes of 64 references of the root, in a bucket or two. */
  private static final long PATH_BYTES = 3 * 64 * 4 + TableBuilder.MAX_LENGTH;

  private static ZoneDirectory many = ZoneDirectory.EMPTY;
  private static ZoneDirectory few = ZoneDirectory.EMPTY;

  @BeforeAll
  static void load() {
    many = TestZones.load(hosts(MANY));
    few = TestZones.load(hosts(FEW));
  }

  /** Hosts below {@code sub.example.com}. */
  private static List<PreparedSet> hosts(int count) {
    List<PreparedSet> hosts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      hosts.add(set("h" + i + ".sub.example.com.", RecordType.A));
    }
    return hosts;
  }

  static List<Arguments> changes() {
    DnsName apex = DnsName.of("example.com.");
    return List.of(
        Arguments.of("a value replaced", 1, entry(put(set("h7.sub.example.com.", RecordType.A)))),
        Arguments.of("a type added", 1, entry(put(set("h7.sub.example.com.", RecordType.AAAA)))),
        Arguments.of(
            "a group made",
            1,
            entry(put(member(DnsName.of("h7.sub.example.com"), RecordType.AAAA, "one", 1)))),
        Arguments.of(
            "an alias in place of values",
            1,
            entry(put(alias(DnsName.of("h7.sub.example.com"), RecordType.A, "h8.example.com")))),
        Arguments.of("a name added", 2, entry(put(set("new.sub.example.com.", RecordType.A)))),
        Arguments.of("a name removed", 2, entry(remove(set("h7.sub.example.com.", RecordType.A)))),
        Arguments.of(
            "a deep name added", 4, entry(put(set("a.b.sub2.example.com.", RecordType.A)))),
        Arguments.of("apex NS edited", 1, entry(put(set(apex, RecordType.NS, 60)))),
        Arguments.of("apex SOA edited", 1, entry(put(set(apex, RecordType.SOA, 60)))),
        Arguments.of("a cut made above all", 1, entry(put(set("sub.example.com.", RecordType.NS)))),
        Arguments.of(
            "a wildcard added at the apex", 2, entry(put(set("*.example.com.", RecordType.A)))),
        Arguments.of(
            "a wildcard beside all", 2, entry(put(set("*.sub.example.com.", RecordType.A)))));
  }

  @ParameterizedTest(name = "{0}: {1} names")
  @MethodSource("changes")
  void apply_inAZoneOfAnySize_costsWhatItChanges(String what, int names, LogEntry change) {
    assertCost(few, change, names);
    assertCost(many, change, names);
  }

  @Test
  void apply_cutRemovedAbove100000Names_costsWhatItChanges() {
    PreparedSet cut = set("sub.example.com.", RecordType.NS);
    ZoneDirectory withCut = ZoneCompiler.apply(many, entry(put(cut)), new CompileCost());
    assertCost(withCut, entry(remove(cut)), 1);
  }

  @Test
  void apply_wildcardRemovedFromTheApex_costsWhatItChanges() {
    PreparedSet wildcard = set("*.example.com.", RecordType.A);
    ZoneDirectory with = ZoneCompiler.apply(many, entry(put(wildcard)), new CompileCost());
    assertCost(with, entry(remove(wildcard)), 2);
  }

  @Test
  void apply_inAPrivateZone_costsTheSameHoweverManySeeIt() {
    ZoneReference zone = new ZoneReference(new HostedZoneId("Z7"), 7, DnsName.of("internal"), true);
    ZoneDirectory directory = many;
    long[] costs = new long[2];
    for (int i = 0; i < costs.length; i++) {
      List<Effect> effects = new ArrayList<>();
      if (i == 0) {
        effects.add(new Effect.ZoneCreated(zone));
        TestZones.apexSets(zone, effects::add);
      }
      for (int vpc = i; vpc < 1 + 300 * i; vpc++) {
        effects.add(new Effect.VpcAssociated(zone, new Vpc("eu-west-1", new VpcId("vpc-" + vpc))));
      }
      directory =
          ZoneCompiler.apply(directory, new LogEntry(1, Instant.EPOCH, effects), new CompileCost());
      PreparedSet set = set("www.internal.", RecordType.A);
      CompileCost cost = new CompileCost();
      Effect change =
          new Effect.RecordSetChanged(
              zone,
              new RecordSetKey(set.owner(), set.type(), Optional.empty()),
              Optional.empty(),
              Optional.of(set));
      ZoneCompiler.apply(directory, entry(change), cost);
      costs[i] = cost.bytesCopied();
    }
    assertThat(costs[1]).isEqualTo(costs[0]);
  }

  private static void assertCost(ZoneDirectory before, LogEntry change, int names) {
    CompileCost cost = new CompileCost();
    ZoneDirectory after = ZoneCompiler.apply(before, change, cost);
    assertThat(cost.namesCompiled()).isEqualTo(names);
    // Each compiled name copies its path once; the directory's own path and the set come on top.
    assertThat(cost.bytesCopied()).isBetween(1L, (names + 1) * PATH_BYTES + 256);
    // A bucket that is divided becomes two.
    assertThat(newBuckets(before, after)).isLessThanOrEqualTo(2L * names);
  }

  /** How many buckets of the zone are not the objects that they were before. */
  private static long newBuckets(ZoneDirectory before, ZoneDirectory after) {
    IdentityHashMap<Object, Boolean> old = new IdentityHashMap<>();
    TestZones.example(before).names().forEachBucket(bucket -> old.put(bucket, true));
    long[] count = new long[1];
    TestZones.example(after)
        .names()
        .forEachBucket(bucket -> {
          if (!old.containsKey(bucket)) {
            count[0]++;
          }
        });
    return count[0];
  }
}

package io.milepost.model.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random zones and associations; the zone that answers is the one that the obvious rule finds. */
class ViewPropertyTest {
  private static final List<Vpc> VPCS =
      List.of(
          new Vpc("eu-west-1", new VpcId("vpc-1")),
          new Vpc("us-east-1", new VpcId("vpc-2")),
          new Vpc("eu-west-1", new VpcId("vpc-3")));
  private static final List<String> LABELS = List.of("a", "b");

  /** A zone and who sees it; public if nobody is named. */
  private record Seen(ZoneReference zone, List<Vpc> vpcs) {
    boolean isSeenBy(Vpc vpc) {
      return zone.privateZone() && vpcs.contains(vpc);
    }
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void find_afterRandomChanges_givesTheObviousZone(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Seen> zones = new ArrayList<>();
    ZoneDirectory directory = ZoneDirectory.EMPTY;
    for (int number = 1; number <= 120; number++) {
      List<Effect> effects = change(random, zones, number);
      directory =
          ZoneCompiler.apply(
              directory, new LogEntry(number, Instant.EPOCH, effects), new CompileCost());
      if (number % 10 == 0) {
        check(directory, zones, random);
        check(loaded(zones, number), zones, random);
      }
    }
  }

  private static List<Effect> change(SplittableRandom random, List<Seen> zones, int number) {
    List<Effect> effects = new ArrayList<>();
    int kind = zones.isEmpty() ? 0 : random.nextInt(5);
    if (kind <= 1) {
      ZoneReference zone =
          new ZoneReference(
              new HostedZoneId("Z" + number), number, name(random), random.nextBoolean());
      zones.add(new Seen(zone, new ArrayList<>()));
      effects.add(new Effect.ZoneCreated(zone));
      TestZones.apexSets(zone, effects::add);
    } else if (kind == 2) {
      Seen gone = zones.remove(random.nextInt(zones.size()));
      gone.vpcs.forEach(vpc -> effects.add(new Effect.VpcDisassociated(gone.zone, vpc)));
      effects.add(new Effect.ZoneDeleted(gone.zone));
      return effects;
    }
    Seen one = zones.get(random.nextInt(zones.size()));
    Vpc vpc = VPCS.get(random.nextInt(VPCS.size()));
    boolean taken =
        zones.stream()
            .anyMatch(other ->
                other.isSeenBy(vpc)
                    && other.zone.apex().equals(one.zone.apex())
                    && !other.zone.equals(one.zone));
    if (!one.zone.privateZone() || taken) {
      return effects;
    }
    if (one.vpcs.remove(vpc)) {
      effects.add(new Effect.VpcDisassociated(one.zone, vpc));
    } else {
      one.vpcs.add(vpc);
      effects.add(new Effect.VpcAssociated(one.zone, vpc));
    }
    return effects;
  }

  private static DnsName name(SplittableRandom random) {
    StringBuilder name = new StringBuilder();
    for (int left = random.nextInt(4); left > 0; left--) {
      name.append(LABELS.get(random.nextInt(LABELS.size()))).append('.');
    }
    return DnsName.of(name.append("z").toString());
  }

  private static ZoneDirectory loaded(List<Seen> zones, long number) {
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    ContentsVisitor visitor = loader;
    for (Seen seen : zones) {
      visitor.hostedZone(seen.zone);
      seen.vpcs.forEach(visitor::vpcAssociation);
      TestZones.apexSets(seen.zone, change -> visitor.recordSet(change.after().orElseThrow()));
    }
    return loader.finish(number);
  }

  private static void check(ZoneDirectory directory, List<Seen> zones, SplittableRandom random) {
    assertThat(directory.zoneCount()).isEqualTo(zones.size());
    List<ZoneReference> all = new ArrayList<>();
    directory.forEach(snapshot -> all.add(snapshot.zone()));
    assertThat(all).containsExactlyInAnyOrderElementsOf(zones.stream().map(Seen::zone).toList());
    NameCursor qname = new NameCursor();
    for (int i = 0; i < 50; i++) {
      DnsName name = name(random);
      qname.set(name.toWire(), 0);
      boolean ds = random.nextInt(4) == 0;
      int qtype = ds ? RecordType.DS.code() : RecordType.A.code();
      Optional<ZoneReference> shown = obvious(zones, seen -> !seen.zone.privateZone(), name, ds);
      assertThat(zone(directory.find(qname, qtype))).as("%s", name).isEqualTo(shown);
      for (Vpc vpc : VPCS) {
        Optional<ZoneReference> expected =
            obvious(zones, seen -> seen.isSeenBy(vpc), name, ds).or(() -> shown);
        assertThat(zone(directory.find(vpc.id(), qname, qtype)))
            .as("%s in %s", name, vpc)
            .isEqualTo(expected);
        boolean known = zones.stream().anyMatch(seen -> seen.isSeenBy(vpc));
        assertThat(directory.vpc(vpc.id())).isEqualTo(known ? vpc : null);
      }
      assertThat(zone(directory.find(new VpcId("vpc-9"), qname, qtype))).isEqualTo(shown);
    }
  }

  /** The longest name, then the earliest zone; a DS set is its parent's if that is here too. */
  private static Optional<ZoneReference> obvious(
      List<Seen> zones, Predicate<Seen> isSeen, DnsName name, boolean ds) {
    Comparator<ZoneReference> best =
        Comparator.<ZoneReference>comparingInt(zone -> zone.apex().labelCount())
            .thenComparing(ZoneReference::number, Comparator.reverseOrder());
    List<ZoneReference> candidates =
        zones.stream()
            .filter(isSeen)
            .map(Seen::zone)
            .filter(zone -> name.isAtOrBelow(zone.apex()))
            .toList();
    Optional<ZoneReference> above =
        candidates.stream().filter(zone -> !zone.apex().equals(name)).max(best);
    return ds && above.isPresent() ? above : candidates.stream().max(best);
  }

  private static Optional<ZoneReference> zone(@Nullable ZoneSnapshot snapshot) {
    return Optional.ofNullable(snapshot).map(ZoneSnapshot::zone);
  }
}

package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Zones and changes for tests, with rdata that is not looked at. */
final class TestZones {
  static final ZoneReference EXAMPLE = zone("example.com.", 1);

  private TestZones() {}

  static ZoneReference zone(String apex, long number) {
    return new ZoneReference(new HostedZoneId("Z" + number), number, DnsName.of(apex));
  }

  /** Gives the NS and SOA sets of a new zone. */
  static void apexSets(ZoneReference zone, Consumer<Effect.RecordSetChanged> consumer) {
    for (RecordType type : List.of(RecordType.NS, RecordType.SOA)) {
      PreparedSet set = set(zone.apex(), type, 900);
      consumer.accept(
          new Effect.RecordSetChanged(zone, set.key(), Optional.empty(), Optional.of(set)));
    }
  }

  static PreparedSet set(String owner, RecordType type) {
    return set(DnsName.of(owner), type, 300);
  }

  static PreparedSet set(DnsName owner, RecordType type, int ttlSeconds) {
    byte[] rdata =
        switch (type) {
          case SOA -> new byte[22];
          case NS, CNAME, PTR -> DnsName.of("target.invalid.").toWire();
          default -> new byte[] {(byte) 192, 0, 2, 1};
        };
    return new PreparedSet(
        owner, type, new RoutingPolicy.Simple(), ttlSeconds, RdataList.of(List.of(rdata)));
  }

  static Effect put(PreparedSet set) {
    return new Effect.RecordSetChanged(EXAMPLE, set.key(), Optional.empty(), Optional.of(set));
  }

  static Effect remove(PreparedSet set) {
    return new Effect.RecordSetChanged(EXAMPLE, set.key(), Optional.of(set), Optional.empty());
  }

  /** A member of a weighted group. */
  static PreparedSet member(DnsName owner, RecordType type, String identifier, int weight) {
    PreparedSet values = set(owner, type, 300);
    return new PreparedSet(
        owner,
        type,
        new RoutingPolicy.Weighted(new SetIdentifier(identifier), weight),
        values.data(),
        Optional.empty());
  }

  /** An alias of another name in the zone. */
  static PreparedSet alias(DnsName owner, RecordType type, String target) {
    AliasTarget to = new AliasTarget(EXAMPLE.id(), DnsName.of(target), false);
    return new PreparedSet(
        owner, type, new RoutingPolicy.Simple(), new PreparedData.Alias(to), Optional.empty());
  }

  static LogEntry entry(Effect... effects) {
    return new LogEntry(1, Instant.EPOCH, List.of(effects));
  }

  /** A directory with the zone example.com that has the given sets besides its apex. */
  static ZoneDirectory load(List<PreparedSet> sets) {
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.hostedZone(EXAMPLE);
    loader.recordSet(set("example.com.", RecordType.NS));
    loader.recordSet(set("example.com.", RecordType.SOA));
    sets.stream().sorted(Comparator.comparing(PreparedSet::key)).forEach(loader::recordSet);
    return loader.finish(0);
  }

  static ZoneSnapshot example(ZoneDirectory directory) {
    ZoneSnapshot snapshot = directory.find(EXAMPLE);
    if (snapshot == null) {
      throw new AssertionError("no zone example.com");
    }
    return snapshot;
  }
}

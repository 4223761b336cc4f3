package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.operation.ChangeBatch;
import io.milepost.model.operation.ChangeRecordSets;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.operation.RequestedChange;
import io.milepost.model.operation.RequestedData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneKind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Stores and changes for tests. */
final class TestStores {
  static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW.plusNanos(999));

  private TestStores() {}

  static SqliteStore.Options options(Path dir, long seed) {
    return new SqliteStore.Options(
        dir, false, CLOCK, new SplittableRandom(seed), LoadProgress.NONE);
  }

  /** A store that takes changes. */
  static SqliteStore open(Path dir, ChangeFollower follower) throws StoreUnavailableException {
    SqliteStore store = SqliteStore.open(options(dir, 1));
    store.follow(follower);
    return store;
  }

  static HostedZone createZone(SqliteStore store, String name) {
    return store
        .apply(new CreateHostedZone(DnsName.of(name), "reference of " + name, Optional.empty()))
        .zone();
  }

  static HostedZone publicZone(String id, long number, DnsName name) {
    return new HostedZone(
        new HostedZoneId(id),
        number,
        name,
        "reference of " + id,
        Optional.empty(),
        ZoneKind.Public.of(List.of("ns-1.awsdns-00.com")),
        0);
  }

  static ChangeRecordSets createAddress(HostedZoneId zone, String name, String address) {
    return change(zone, RequestedChange.Action.CREATE, name, address);
  }

  static ChangeRecordSets change(
      HostedZoneId zone, RequestedChange.Action action, String name, String address) {
    RequestedChange change =
        new RequestedChange(
            action,
            name,
            RecordType.A,
            new RoutingPolicy.Simple(),
            new RequestedData.Values(60, List.of(address)),
            Optional.empty());
    return change(zone, change);
  }

  static ChangeRecordSets change(HostedZoneId zone, RequestedChange change) {
    return new ChangeRecordSets(zone, new ChangeBatch(Optional.of("a comment"), List.of(change)));
  }
}

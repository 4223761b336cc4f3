package io.milepost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.lookup.FoundAddresses;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EndpointsInUseTest {
  private static final ZoneReference ZONE =
      new ZoneReference(new HostedZoneId("Z1"), 1, DnsName.of("example.com"));
  private static final HostedZoneId CLOUDFRONT = new HostedZoneId("Z2FDTNDATAQYW2");
  private static final String ONE = "d1.cloudfront.net";
  private static final String OTHER = "d2.cloudfront.net";

  private final List<String> asked = new ArrayList<>();
  private final ResolvedEndpoints endpoints =
      new ResolvedEndpoints(
          (name, family, limit) -> {
            asked.add(name + " " + family.type());
            return new FoundAddresses.Absent("NXDOMAIN", 1000);
          },
          (delay, task) -> {
            if (delay.isZero()) {
              task.run();
            }
          });
  private final EndpointsInUse inUse = new EndpointsInUse(endpoints);

  private static Optional<PreparedSet> alias(String name, HostedZoneId zone, String target) {
    return Optional.of(
        new PreparedSet(
            DnsName.of(name),
            RecordType.A,
            new RoutingPolicy.Simple(),
            new PreparedData.Alias(new AliasTarget(zone, DnsName.of(target), false)),
            Optional.empty()));
  }

  private void stage(Optional<PreparedSet> before, Optional<PreparedSet> after) {
    RecordSetKey key = before.or(() -> after).orElseThrow().key();
    stage(new Effect.RecordSetChanged(ZONE, key, before, after));
  }

  private void stage(Effect effect) {
    inUse.stage(new LogEntry(1, Instant.EPOCH, Instant.EPOCH, List.of(effect)));
  }

  private boolean isWatched(String name) {
    return endpoints.find(DnsName.of(name), RecordType.A) != null;
  }

  @Test
  void endpoint_isWatchedFromItsFirstAliasToItsLast() {
    Optional<PreparedSet> first = alias("a.example.com", CLOUDFRONT, ONE);
    Optional<PreparedSet> second = alias("b.example.com", CLOUDFRONT, ONE);
    stage(Optional.empty(), first);
    assertThat(asked).as("not durable yet").isEmpty();
    inUse.keep().run();
    stage(Optional.empty(), second);
    inUse.keep().run();
    assertThat(asked).containsExactly(ONE + ". A", ONE + ". AAAA");
    stage(first, Optional.empty());
    inUse.keep().run();
    assertThat(isWatched(ONE)).isTrue();
    stage(second, alias("b.example.com", CLOUDFRONT, OTHER));
    inUse.keep().run();
    assertThat(isWatched(ONE)).isFalse();
    assertThat(isWatched(OTHER)).isTrue();
  }

  @Test
  void aliasThatIsReplacedByItself_doesNotForgetItsEndpoint() {
    Optional<PreparedSet> alias = alias("a.example.com", CLOUDFRONT, ONE);
    stage(Optional.empty(), alias);
    inUse.keep().run();
    stage(alias, alias);
    inUse.keep().run();
    assertThat(asked).containsExactly(ONE + ". A", ONE + ". AAAA");
  }

  @Test
  void changeThatWasLost_isForgotten() {
    stage(Optional.empty(), alias("a.example.com", CLOUDFRONT, ONE));
    inUse.discard();
    inUse.keep().run();
    assertThat(asked).isEmpty();
  }

  @Test
  void aliasInTheOwnZone_isNoEndpoint() {
    stage(Optional.empty(), alias("a.example.com", ZONE.id(), "b.example.com"));
    inUse.keep().run();
    assertThat(asked).isEmpty();
  }

  @Test
  void reset_forgetsAll() {
    Optional<PreparedSet> alias = alias("a.example.com", CLOUDFRONT, ONE);
    stage(Optional.empty(), alias);
    inUse.keep().run();
    stage(new Effect.ContentsCleared());
    inUse.keep().run();
    assertThat(isWatched(ONE)).isFalse();
    stage(Optional.empty(), alias);
    inUse.keep().run();
    assertThat(isWatched(ONE)).isTrue();
  }
}

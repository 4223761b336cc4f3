package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.Effect;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read back equal. */
class EncodingTest {
  @TempDir Path dir;

  static List<RoutingPolicy> everyPolicy() {
    List<RoutingPolicy> policies = new ArrayList<>();
    policies.add(new RoutingPolicy.Simple());
    policies.addAll(RandomContents.everyCase(new SetIdentifier("an identifier")));
    return policies;
  }

  @ParameterizedTest
  @MethodSource("everyPolicy")
  void routing_roundTrips(RoutingPolicy policy) {
    String identifier = policy.setIdentifier().map(SetIdentifier::value).orElse("");
    assertThat(RoutingText.parse(RoutingText.format(policy), identifier)).isEqualTo(policy);
  }

  @Test
  void routing_ofAnotherVersion_isRefused() {
    assertThatIllegalStateException().isThrownBy(() -> RoutingText.parse("random", "one"));
    assertThatIllegalStateException().isThrownBy(() -> RoutingText.parse("weighted", "one"));
    assertThatIllegalStateException()
        .isThrownBy(() -> RoutingText.parse("weighted weight=1 colour=red", "one"));
  }

  @Test
  void value_withALineBreak_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RecordSetRow.joined(List.of("one\ntwo")));
  }

  @Test
  void effects_roundTrip() {
    SplittableRandom random = new SplittableRandom(4);
    RandomContents draw = new RandomContents(random);
    List<Effect> effects = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      DnsName apex = draw.nameBelow(DnsName.ROOT, 2);
      ZoneReference zone =
          new ZoneReference(new HostedZoneId("Z" + i / 3), i / 3, apex, i % 2 == 0);
      Vpc vpc = new Vpc("eu-west-" + i % 3, new VpcId("vpc-" + i));
      ResourceRecordSet set = draw.set(apex);
      Optional<PreparedSet> image = Optional.of(PreparedSet.of(set));
      effects.add(new Effect.ZoneCreated(zone));
      effects.add(new Effect.RecordSetChanged(zone, set.key(), Optional.empty(), image));
      effects.add(new Effect.RecordSetChanged(zone, set.key(), image, image));
      effects.add(new Effect.RecordSetChanged(zone, set.key(), image, Optional.empty()));
      effects.add(new Effect.VpcAssociated(zone, vpc));
      effects.add(new Effect.VpcDisassociated(zone, vpc));
      Optional<ZoneSigning> before = RandomKeys.draw(random).signing();
      Optional<ZoneSigning> after = RandomKeys.draw(random).signing();
      effects.add(new Effect.ZoneSigningChanged(zone, before, after));
      effects.add(new Effect.ZoneDeleted(zone));
      effects.add(new Effect.ContentsCleared());
      effects.add(
          new Effect.CidrLocationChanged(
              new CidrCollectionId("collection " + i),
              "location",
              List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("2001:db8::/" + (32 + i % 90))),
              i % 2 == 0 ? List.of() : List.of(Cidr.parse("192.0.2.0/24"))));
    }
    assertThat(EffectsBlob.read(EffectsBlob.write(effects))).isEqualTo(effects);
    assertThat(EffectsBlob.read(EffectsBlob.write(List.of()))).isEmpty();
  }

  @Test
  void effects_ofTheFirstVersion_areOfPublicZones() {
    byte[] first = {1, 0, 0, 0, 1, 1, 1, 0, 2, 'Z', '1', 0, 0, 0, 0, 0, 0, 0, 7, 1, 'a', 0};
    ZoneReference zone = new ZoneReference(new HostedZoneId("Z1"), 7, DnsName.of("a"));
    assertThat(EffectsBlob.read(first)).containsExactly(new Effect.ZoneCreated(zone));
  }

  @Test
  void effects_ofAnotherVersion_areRefused() {
    byte[] blob = EffectsBlob.write(List.of());
    blob[0]++;
    assertThatIllegalStateException().isThrownBy(() -> EffectsBlob.read(blob));
  }

  @Test
  void setWithoutAZone_isRefused() throws Exception {
    SqliteStore.open(TestStores.options(dir, 1)).close();
    ResourceRecordSet set = new RandomContents(new SplittableRandom(4)).set(DnsName.of("a.b"));
    try (Connection connection =
            new Database(dir.resolve("milepost.db")).writers(false).getConnection();
        Statements sql = new Statements(connection)) {
      assertThatExceptionOfType(SqlFailure.class)
          .isThrownBy(() -> new RecordSetTable(sql).put(7, set));
    }
  }
}

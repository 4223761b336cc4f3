package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.dnssec.KeyMaterial;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.dnssec.ZoneSigningKeyRoll;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.store.DnssecReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the keys of zones, and what the DNS servers see of it. */
class DnssecTableTest {
  private final SplittableRandom random = new SplittableRandom(40);
  private PublishedZones zones = new PublishedZones();

  private int opened;

  @TempDir Path dir;

  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    // Ids are drawn anew each time.
    store = SqliteStore.open(TestStores.options(dir, ++opened));
    store.follow(zones);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void put(HostedZone zone, ZoneDnssec dnssec) {
    store.apply(transaction -> {
      transaction.putDnssec(zone.reference(), dnssec);
      return true;
    });
  }

  private ZoneDnssec read(HostedZoneId id) {
    return store.read(reader -> reader.dnssec(id));
  }

  private @Nullable ZoneSigning published(HostedZone zone) {
    ZoneSnapshot snapshot = Objects.requireNonNull(zones.get().find(zone.reference()));
    return snapshot.signing();
  }

  @Test
  void keys_areReadAsTheyWereWritten_andSeen_alsoByANodeThatStarts() throws Exception {
    HostedZone zone = TestStores.createZone(store, "signed.example");
    HostedZone other = TestStores.createZone(store, "other.example");
    assertThat(read(zone.id())).isEqualTo(ZoneDnssec.NONE);
    assertThat(read(new HostedZoneId("Z0"))).isEqualTo(ZoneDnssec.NONE);
    for (int i = 0; i < 50; i++) {
      ZoneDnssec dnssec = RandomKeys.draw(random);
      put(zone, dnssec);
      assertThat(read(zone.id())).isEqualTo(dnssec);
      assertThat(Optional.ofNullable(published(zone))).isEqualTo(dnssec.signing());
      // Another change keeps what is signed with.
      store.apply(TestStores.createAddress(zone.id(), "a" + i + ".signed.example", "192.0.2.1"));
      assertThat(Optional.ofNullable(published(zone))).isEqualTo(dnssec.signing());
      if (i % 10 == 0) {
        store.close();
        zones = new PublishedZones();
        open();
        zones.load(store);
        assertThat(Optional.ofNullable(published(zone))).isEqualTo(dnssec.signing());
      }
    }
    assertThat(read(other.id())).isEqualTo(ZoneDnssec.NONE);
    assertThat(published(other)).isNull();
    put(zone, ZoneDnssec.NONE);
    assertThat(published(zone)).isNull();
  }

  @Test
  void keys_areFoundByTheirArn_andByTheirStatus() {
    Set<KeyMaterial> active = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      HostedZone zone = TestStores.createZone(store, "z" + i + ".example");
      ZoneDnssec dnssec = RandomKeys.draw(random);
      put(zone, dnssec);
      dnssec.withStatus(KeySigningKeyStatus.ACTIVE).forEach(key -> active.add(key.material()));
      dnssec
          .withStatus(KeySigningKeyStatus.INACTIVE)
          .forEach(key -> {
            Optional<DnssecReader.KeyOfZone> found =
                store.read(reader -> reader.keyOfArn(key.kmsArn()));
            assertThat(found).isPresent();
          });
    }
    List<KeyMaterial> found = new ArrayList<>();
    store.read(reader -> {
      reader.activeKeys(key -> found.add(key.material()));
      return true;
    });
    assertThat(found).containsExactlyInAnyOrderElementsOf(active);
    Optional<DnssecReader.KeyOfZone> none = store.read(reader -> reader.keyOfArn("arn"));
    assertThat(none).isEmpty();
  }

  /**
   * The rule is the oracle: a zone is found if and only if a step is due, but for one that waits.
   */
  @Test
  void zonesToRoll_areThoseOfWhichTheTimeIsOver() {
    RollTiming timing = RollTiming.of(1, Duration.ZERO);
    List<HostedZone> made = new ArrayList<>();
    List<ZoneDnssec> keys = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      made.add(TestStores.createZone(store, "z" + i + ".example"));
      keys.add(RandomKeys.draw(random));
      put(made.getLast(), keys.getLast());
    }
    for (int i = 0; i < 100; i++) {
      Instant now = Instant.ofEpochMilli(random.nextLong(1L << 42));
      List<HostedZoneId> found = store.read(reader -> reader.zonesToRoll(now, timing));
      for (int j = 0; j < made.size(); j++) {
        ZoneDnssec of = keys.get(j);
        boolean signed = of.serveSignature() == ServeSignature.SIGNING;
        if (!signed) {
          assertThat(found).doesNotContain(made.get(j).id());
        } else if (ZoneSigningKeyRoll.next(of.zoneSigningKeys(), now, timing).isPresent()) {
          assertThat(found).contains(made.get(j).id());
        }
      }
    }
  }

  @Test
  void zone_thatIsDeleted_takesItsKeysAlong() {
    HostedZone zone = TestStores.createZone(store, "gone.example");
    put(zone, RandomKeys.draw(random));
    store.apply(transaction -> {
      transaction.deleteHostedZone(zone.reference());
      return true;
    });
    assertThat(read(zone.id())).isEqualTo(ZoneDnssec.NONE);
  }
}

package io.milepost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.dnssec.keys.FileKeyVault;
import io.milepost.model.dnssec.Dnskey;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.operation.CreateKeySigningKey;
import io.milepost.model.operation.EnableDnssec;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.HostedZone;
import io.milepost.store.LoadProgress;
import io.milepost.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rollovers of a store, watched in what the DNS servers see, on a clock of the test. */
class KeyRollsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DNSKEY_TTL = Duration.ofHours(1);
  private static final Duration STEP = Duration.ofMinutes(10);

  @TempDir Path dir;

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final PublishedZones zones = new PublishedZones();
  private final Map<Dnskey, Long> publishedAt = new HashMap<>();
  private final Set<Dnskey> signers = new LinkedHashSet<>();

  /** Time as it passes, whatever the clock says. */
  private long passedNanos;

  private SqliteStore store;
  private FileKeyVault vault;
  private KeyRolls rolls;
  private HostedZone zone;

  @BeforeEach
  void open() throws Exception {
    store =
        SqliteStore.open(
            new SqliteStore.Options(
                dir, false, now::get, new SplittableRandom(1), LoadProgress.NONE));
    store.follow(zones);
    vault = FileKeyVault.open(dir.resolve("key"), new SecureRandom(), consumer -> {});
    zone =
        store
            .apply(new CreateHostedZone(DnsName.of("example.com"), "reference", Optional.empty()))
            .zone();
    String arn = "arn:aws:kms:us-east-1:111122223333:key/1";
    store.apply(new CreateKeySigningKey(zone.id(), "key", "key", arn, "ACTIVE", vault));
    store.apply(new EnableDnssec(zone.id(), vault));
    rolls = rolls(vault);
    look();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private KeyRolls rolls(FileKeyVault keys) {
    return new KeyRolls(
        store,
        keys,
        RollTiming.of(1, Duration.ZERO),
        now::get,
        () -> passedNanos,
        new BackgroundTasks());
  }

  private ZoneSigning signing() {
    ZoneSnapshot snapshot = Objects.requireNonNull(zones.get().find(zone.reference()));
    return Objects.requireNonNull(snapshot.signing());
  }

  /** Lets a step of time pass, and looks; a key that begins to sign is known to every cache. */
  private void look() {
    now.updateAndGet(time -> time.plus(STEP));
    passedNanos += STEP.toNanos();
    rolls.look();
    ZoneSigning signing = signing();
    for (ZoneKey key : signing.published()) {
      publishedAt.putIfAbsent(key.dnskey(), passedNanos);
    }
    assertThat(signing.signing(KeyRole.KSK)).hasSize(1);
    assertThat(signing.signing(KeyRole.ZSK)).hasSize(1);
    ZoneKey signer = signing.signing(KeyRole.ZSK).getFirst();
    if (signers.add(signer.dnskey()) && signers.size() > 1) {
      long known = passedNanos - Objects.requireNonNull(publishedAt.get(signer.dnskey()));
      assertThat(known).isGreaterThanOrEqualTo(DNSKEY_TTL.toNanos());
    }
  }

  private void pass(Duration time) {
    for (long steps = time.dividedBy(STEP); steps > 0; steps--) {
      look();
    }
  }

  @Test
  void keys_rollEveryTwoWeeks() {
    pass(Duration.ofDays(60));
    assertThat(signers).hasSize(5);
    assertThat(publishedAt).hasSizeBetween(5, 6);
  }

  @Test
  void clock_thatIsSetAheadInARoll_letsNoKeySignEarly() {
    while (signing().published().size() < 3) {
      look();
    }
    now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
    pass(DNSKEY_TTL.minus(STEP));
    assertThat(signers).hasSize(1);
    pass(DNSKEY_TTL);
    assertThat(signers).hasSize(2);
  }

  @Test
  void keys_thatCantBeOpened_stayAsTheyAre() {
    FileKeyVault other =
        FileKeyVault.open(dir.resolve("other"), new SecureRandom(), consumer -> {});
    rolls = rolls(other);
    pass(Duration.ofDays(30));
    assertThat(signers).hasSize(1);
    assertThat(signing().published()).hasSize(2);
    rolls = rolls(vault);
    pass(Duration.ofHours(2));
    assertThat(signers).hasSize(2);
  }
}

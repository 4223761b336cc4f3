package io.milepost.store;

import static io.milepost.store.TestStores.createAddress;
import static io.milepost.store.TestStores.createZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.change.ChangeInfo.Status;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.error.InvalidChangeBatch;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.operation.ChangeCidrCollection;
import io.milepost.model.operation.CidrChange;
import io.milepost.model.operation.CreateCidrCollection;
import io.milepost.model.operation.Quotas;
import io.milepost.model.operation.ReplaceContents;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.HostedZone;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that become visible later than they are made. */
class PropagationTest {
  private static final Duration DELAY = Duration.ofMinutes(1);

  @TempDir Path dir;

  private final MovableClock clock = new MovableClock();
  private final PublishedZones zones = new PublishedZones();

  private SqliteStore open(Duration delay) throws StoreUnavailableException {
    return open(dir, delay);
  }

  private SqliteStore open(Path folder, Duration delay) throws StoreUnavailableException {
    SqliteStore store =
        SqliteStore.open(
            new SqliteStore.Options(
                folder, false, clock, new SplittableRandom(1), LoadProgress.NONE, delay));
    zones.load(store);
    store.follow(zones);
    return store;
  }

  /** Moves the clock; the writer looks at it before it takes a change, here one of nothing. */
  private void move(SqliteStore store, Duration step) {
    clock.move(step);
    store.apply(StoreTransaction::now);
  }

  private boolean isVisible(HostedZone zone, String name) {
    ZoneSnapshot snapshot = zones.get().find(zone.reference());
    NameCursor cursor = new NameCursor();
    cursor.set(DnsName.of(name).toWire(), 0);
    return snapshot != null
        && snapshot.findExact(cursor, RecordType.A.code(), new NodeCursor()) != null;
  }

  private static Status status(SqliteStore store, ChangeInfo change) {
    return store.read(reader -> reader.change(change.id())).orElseThrow().status();
  }

  @Test
  void clearedContents_areSeenAtOnce_andNothingThatWaitedIsSeenAfterwards() throws Exception {
    try (SqliteStore store = open(DELAY)) {
      createZone(store, "example.com");
      move(store, DELAY);
      createZone(store, "example.org");
      assertThat(zones.get().zoneCount()).isEqualTo(1);
      store.apply(new ReplaceContents(List.of()));
      assertThat(zones.get().zoneCount()).isZero();
      move(store, DELAY);
      assertThat(zones.get().zoneCount()).isZero();
      assertThat(zones.get().logNumber()).isEqualTo(3);
      createZone(store, "example.net");
      store.apply(new ReplaceContents(List.of()));
    }
    try (SqliteStore store = open(DELAY)) {
      assertThat(zones.get().zoneCount()).isZero();
      HostedZone zone = createZone(store, "example.com");
      move(store, DELAY);
      assertThat(zones.get().find(zone.reference())).isNotNull();
    }
  }

  @Test
  void change_isPendingAndInvisible_untilItsTimeHasCome() throws Exception {
    try (SqliteStore store = open(DELAY)) {
      HostedZone zone = createZone(store, "example.com");
      move(store, Duration.ofSeconds(20));
      ChangeInfo second = store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
      assertThat(status(store, second)).isEqualTo(Status.PENDING);
      assertThat(zones.get().find(zone.reference())).isNull();
      List<ResourceRecordSet> stored =
          store.read(reader -> reader.recordSetsAt(zone.id(), DnsName.of("a.example.com")));
      assertThat(stored).as("the API has it at once").hasSize(1);

      move(store, Duration.ofSeconds(40).minusMillis(1));
      assertThat(zones.get().find(zone.reference())).isNull();
      move(store, Duration.ofMillis(1));
      assertThat(zones.get().find(zone.reference())).isNotNull();
      assertThat(isVisible(zone, "a.example.com")).isFalse();
      assertThat(status(store, second)).isEqualTo(Status.PENDING);

      move(store, Duration.ofSeconds(20));
      assertThat(isVisible(zone, "a.example.com")).isTrue();
      assertThat(status(store, second)).isEqualTo(Status.INSYNC);
      assertThat(store.log(0, 10))
          .allMatch(entry -> entry.visibleAt().equals(entry.committedAt().plus(DELAY)));
    }
  }

  @Test
  void refusal_isGivenAtOnce() throws Exception {
    try (SqliteStore store = open(DELAY)) {
      HostedZone zone = createZone(store, "example.com");
      store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
      assertThatExceptionOfType(InvalidChangeBatch.class)
          .isThrownBy(() -> store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.2")));
      move(store, DELAY);
      assertThat(zones.get().logNumber()).isEqualTo(2);
    }
  }

  @Test
  void whatGetChangeDoesNotKnow_waitsOnlyForItsTurn() throws Exception {
    try (SqliteStore store = open(DELAY)) {
      HostedZone zone = createZone(store, "example.com");
      tag(store, zone);
      assertThat(zones.get().logNumber()).isZero();
      move(store, DELAY);
      assertThat(zones.get().logNumber()).isEqualTo(2);
      tag(store, zone);
      assertThat(zones.get().logNumber()).isEqualTo(3);
    }
  }

  private static void tag(SqliteStore store, HostedZone zone) {
    store.apply(transaction -> {
      transaction.putTags(TaggedResource.of(zone.id()), List.of(new Tag("key", "value")));
      return true;
    });
  }

  @Test
  void restart_keepsWaiting() throws Exception {
    HostedZone zone;
    ChangeInfo change;
    try (SqliteStore store = open(DELAY)) {
      zone = createZone(store, "example.com");
      move(store, DELAY);
      change = store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
    }
    clock.move(Duration.ofSeconds(59));
    try (SqliteStore store = open(DELAY)) {
      assertThat(zones.get().logNumber()).isEqualTo(1);
      assertThat(isVisible(zone, "a.example.com")).isFalse();
      assertThat(status(store, change)).isEqualTo(Status.PENDING);
      move(store, Duration.ofSeconds(1));
      assertThat(isVisible(zone, "a.example.com")).isTrue();
      assertThat(status(store, change)).isEqualTo(Status.INSYNC);
    }
  }

  @Test
  void restart_afterItsTime_publishesAtOnce() throws Exception {
    HostedZone zone;
    try (SqliteStore store = open(DELAY)) {
      zone = createZone(store, "example.com");
    }
    clock.move(DELAY);
    open(DELAY).close();
    assertThat(zones.get().find(zone.reference())).isNotNull();
  }

  @Test
  void restart_withAShorterDelay_waitsNoLonger_andNeverAgain() throws Exception {
    HostedZone zone;
    try (SqliteStore store = open(DELAY)) {
      zone = createZone(store, "example.com");
    }
    try (SqliteStore store = open(Duration.ofSeconds(10))) {
      assertThat(zones.get().find(zone.reference())).isNull();
      move(store, Duration.ofSeconds(10));
      assertThat(zones.get().find(zone.reference())).isNotNull();
      store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
    }
    open(Duration.ZERO).close();
    assertThat(isVisible(zone, "a.example.com")).isTrue();
    open(DELAY).close();
    assertThat(isVisible(zone, "a.example.com")).isTrue();
  }

  /** As a process that is killed leaves it: a copy of the database while the store is open. */
  @Test
  void kill_keepsWaiting() throws Exception {
    HostedZone zone;
    Path copy = dir.resolve("copy");
    try (SqliteStore store = open(dir.resolve("first"), DELAY)) {
      zone = createZone(store, "example.com");
      move(store, DELAY);
      store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
      assertThat(copy.toFile().mkdir()).isTrue();
      copyDatabase(dir.resolve("first"), copy);
    }
    try (SqliteStore store = open(copy, DELAY)) {
      assertThat(zones.get().find(zone.reference())).isNotNull();
      assertThat(isVisible(zone, "a.example.com")).isFalse();
      move(store, DELAY);
      assertThat(isVisible(zone, "a.example.com")).isTrue();
    }
  }

  private static void copyDatabase(Path from, Path to) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + from.resolve("milepost.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + to.resolve("milepost.db") + "'");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void contents_areWhatTheVisibleEntriesMade(long seed) throws Exception {
    RandomGenerator random = new SplittableRandom(seed);
    SqliteStore.Options options =
        new SqliteStore.Options(dir, false, clock, random, LoadProgress.NONE, DELAY);
    try (SqliteStore store = SqliteStore.open(options)) {
      RecordingFollower follower = new RecordingFollower();
      store.follow(follower);
      RandomChanges changes = new RandomChanges(random, store);
      for (int i = 0; i < 120; i++) {
        changes.makeOne();
        changeBlocks(store, random);
        move(store, Duration.ofSeconds(random.nextInt(10)));
        if (i % 10 == 0) {
          assertConsistent(store, follower);
        }
      }
      assertConsistent(store, follower);
      move(store, DELAY);
      assertConsistent(store, follower);
      assertThat(follower.published()).isEqualTo(store.log(0, 10_000));
    }
  }

  private static void assertConsistent(SqliteStore store, RecordingFollower follower) {
    List<LogEntry> visible = follower.published();
    SortedSet<String> expected = Everything.madeBy(visible);
    assertThat(store.log(0, 10_000).subList(0, visible.size())).isEqualTo(visible);
    assertThat(Everything.in(store)).isEqualTo(expected);
  }

  private static void changeBlocks(SqliteStore store, RandomGenerator random) {
    String name = "c" + random.nextInt(2);
    CidrCollection collection = store.apply(new CreateCidrCollection(name, name, Quotas.NONE));
    String block = "10." + random.nextInt(4) + ".0.0/16";
    List<CidrChange> moved =
        List.of(
            change(CidrChange.Action.DELETE_IF_EXISTS, "a", block),
            change(CidrChange.Action.DELETE_IF_EXISTS, "b", block),
            change(
                random.nextInt(3) == 0 ? CidrChange.Action.DELETE_IF_EXISTS : CidrChange.Action.PUT,
                random.nextBoolean() ? "a" : "b",
                block));
    store.apply(new ChangeCidrCollection(collection.id(), Optional.empty(), moved));
  }

  private static CidrChange change(CidrChange.Action action, String location, String block) {
    return new CidrChange(location, action, List.of(block));
  }
}

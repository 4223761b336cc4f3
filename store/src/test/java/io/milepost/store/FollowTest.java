package io.milepost.store;

import static io.milepost.store.TestStores.change;
import static io.milepost.store.TestStores.createAddress;
import static io.milepost.store.TestStores.createZone;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.HostedZoneNotEmpty;
import io.milepost.model.error.InvalidChangeBatch;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.operation.DeleteHostedZone;
import io.milepost.model.operation.RequestedChange;
import io.milepost.model.operation.RequestedChange.Action;
import io.milepost.model.operation.RequestedData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.snapshot.CompileCost;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.StoreChange;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snapshots follow the log, which says what the contents say. */
class FollowTest {
  @TempDir Path dir;

  @Test
  void publish_happensBetweenTheCommitAndTheAnswer() throws Exception {
    RecordingFollower follower = new RecordingFollower();
    List<Long> committedWhenStaged = new ArrayList<>();
    List<Long> committedWhenPublished = new ArrayList<>();
    follower.onStage(entry -> committedWhenStaged.add(newestCommitted()));
    follower.onPublish(() -> committedWhenPublished.add(newestCommitted()));
    try (SqliteStore store = TestStores.open(dir, follower)) {
      HostedZone zone = createZone(store, "example.com");
      assertThat(follower.publishedNumbers()).containsExactly(1L);
      store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
      assertThat(follower.publishedNumbers()).containsExactly(1L, 2L);
    }
    assertThat(committedWhenStaged).containsExactly(0L, 1L);
    assertThat(committedWhenPublished).containsExactly(1L, 2L);
  }

  /** What a connection of its own sees, as another process would. */
  private long newestCommitted() {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("milepost.db"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(number) FROM change_log")) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void replayedLog_afterRandomChanges_equalsTheContents(long seed) throws Exception {
    RandomGenerator random = new SplittableRandom(seed);
    Set<DnsName> names = new TreeSet<>();
    PublishedZones published = new PublishedZones();
    List<LogEntry> log;
    try (SqliteStore store = SqliteStore.open(TestStores.options(dir, seed))) {
      published.load(store);
      store.follow(published);
      new RandomRequests(random, store, names).make(300);
      log = store.log(0, 10_000);
      assertThat(log.stream().map(LogEntry::number).toList())
          .isEqualTo(LongStream.rangeClosed(1, log.size()).boxed().toList());
      assertThat(log).allMatch(entry -> entry.committedAt().equals(TestStores.NOW));
      Directories.assertSame(published.get(), loaded(store), names);
      Directories.assertSame(replayed(log), loaded(store), names);
    }
    try (SqliteStore reopened = SqliteStore.open(TestStores.options(dir, seed))) {
      assertThat(reopened.log(0, 10_000)).isEqualTo(log);
      assertThat(reopened.log(log.size() - 2L, 1)).containsExactly(log.get(log.size() - 2));
      assertThat(reopened.log(log.size(), 1)).isEmpty();
      Directories.assertSame(loaded(reopened), published.get(), names);
    }
  }

  private static ZoneDirectory loaded(SqliteStore store) {
    PublishedZones zones = new PublishedZones();
    zones.load(store);
    return zones.get();
  }

  private static ZoneDirectory replayed(List<LogEntry> log) {
    ZoneDirectory directory = ZoneDirectory.EMPTY;
    for (LogEntry entry : log) {
      directory = ZoneCompiler.apply(directory, entry, new CompileCost());
    }
    return directory;
  }

  @Test
  void change_isInSyncOnceItIsStored() throws Exception {
    try (SqliteStore store = TestStores.open(dir, new RecordingFollower())) {
      HostedZone zone = createZone(store, "example.com");
      ChangeInfo pending = store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
      assertThat(pending.status()).isEqualTo(ChangeInfo.Status.PENDING);
      Optional<ChangeInfo> stored = store.read(reader -> reader.change(pending.id()));
      assertThat(stored)
          .contains(
              new ChangeInfo(
                  pending.id(),
                  ChangeInfo.Status.INSYNC,
                  TestStores.NOW,
                  Optional.of("a comment")));
    }
  }

  /** Draws requests as the API makes them, many of which are refused. */
  private record RandomRequests(RandomGenerator random, SqliteStore store, Set<DnsName> names) {
    void make(int count) {
      List<HostedZone> zones = new ArrayList<>();
      RandomContents draw = new RandomContents(random);
      DnsName apex = DnsName.of("example.com");
      for (int i = 0; i < count; i++) {
        int kind = zones.isEmpty() ? 0 : random.nextInt(20);
        if (kind == 0) {
          DnsName name = draw.nameBelow(apex, 2);
          names.add(name);
          zones.add(
              store.apply(new CreateHostedZone(name, "reference " + i, Optional.empty())).zone());
        } else if (kind == 1) {
          attempt(new DeleteHostedZone(draw.oneOf(zones).id()));
        } else {
          HostedZone zone = draw.oneOf(zones);
          DnsName name = draw.nameBelow(zone.name(), 3);
          names.add(name);
          Action action = draw.oneOf(List.of(Action.values()));
          attempt(
              change(
                  zone.id(),
                  new RequestedChange(
                      action,
                      name.toString(),
                      RecordType.A,
                      routing(draw),
                      data(draw, zone),
                      Optional.empty())));
        }
      }
    }

    private static RoutingPolicy routing(RandomContents draw) {
      return draw.oneOf(
          List.of(
              new RoutingPolicy.Simple(),
              new RoutingPolicy.Weighted(new SetIdentifier("one"), 1),
              new RoutingPolicy.Weighted(new SetIdentifier("two"), 2),
              new RoutingPolicy.Multivalue(new SetIdentifier("one"))));
    }

    private static RequestedData data(RandomContents draw, HostedZone zone) {
      return draw.oneOf(
          List.of(
              new RequestedData.Values(60, List.of("10.0.0.1")),
              new RequestedData.Values(60, List.of("10.0.0.2")),
              new RequestedData.Alias(
                  new HostedZoneId("Z2FDTNDATAQYW2"), "d1.cloudfront.net", false),
              new RequestedData.Alias(
                  zone.id(), draw.nameBelow(zone.name(), 3).toString(), false)));
    }

    private void attempt(StoreChange<ChangeInfo> change) {
      try {
        store.apply(change);
      } catch (InvalidChangeBatch | HostedZoneNotEmpty | NoSuchHostedZone e) {
        assertThat(e.text()).isNotEmpty();
      }
    }
  }
}

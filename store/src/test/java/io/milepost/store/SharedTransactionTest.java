package io.milepost.store;

import static io.milepost.store.TestStores.createAddress;
import static io.milepost.store.TestStores.createZone;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.InternalFailure;
import io.milepost.model.error.InvalidChangeBatch;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.Effect;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that share a transaction: each all or nothing, none for the others' account. */
class SharedTransactionTest {
  @TempDir Path dir;

  private final RecordingFollower follower = new RecordingFollower();
  private final RandomGenerator random = new SplittableRandom(3);
  private HostedZone zone = TestStores.publicZone("Z0", 0, DnsName.ROOT);

  @BeforeEach
  void createTheZone() throws Exception {
    try (SqliteStore store = TestStores.open(dir, ChangeFollower.NONE)) {
      zone = createZone(store, "example.com");
    }
  }

  @Test
  void goodChanges_areNumberedOneByOneAndPublishedOnce() throws Exception {
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(createAddress(zone.id(), "b.example.com", "10.0.0.2"))
            .with(createAddress(zone.id(), "c.example.com", "10.0.0.3"))
            .run(dir, follower, random);

    assertThat(outcomes).hasOnlyElementsOfType(ChangeInfo.class);
    assertThat(follower.publishedNumbers()).containsExactly(2L, 3L, 4L);
    assertThat(names()).contains("a.example.com.", "b.example.com.", "c.example.com.");
    assertThat(log()).containsAll(follower.published());
  }

  @Test
  void refusedChange_amongGoodOnes_leavesNothingAndNoGap() throws Exception {
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(createAddress(new HostedZoneId("ZNONE"), "a.example.com", "10.0.0.1"))
            .with(createAddress(zone.id(), "b.example.com", "10.0.0.2"))
            .run(dir, follower, random);

    assertThat(outcomes.get(0)).isInstanceOf(ChangeInfo.class);
    assertThat(outcomes.get(1)).isInstanceOf(InvalidChangeBatch.class);
    assertThat(outcomes.get(2)).isInstanceOf(NoSuchHostedZone.class);
    assertThat(outcomes.get(3)).isInstanceOf(ChangeInfo.class);
    assertThat(follower.publishedNumbers()).containsExactly(2L, 3L);
  }

  @Test
  void changeThatBreaksOffHalfDone_isUndoneAlone() throws Exception {
    IllegalStateException bug = new IllegalStateException("a bug");
    StackOverflowError error = new StackOverflowError("an error");
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(transaction -> halfDone(transaction, bug))
            .with(transaction -> halfDone(transaction, error))
            .with(createAddress(zone.id(), "b.example.com", "10.0.0.2"))
            .run(dir, follower, random);

    assertThat(outcomes.get(1)).isSameAs(bug);
    assertThat(outcomes.get(2)).isSameAs(error);
    assertThat(names())
        .containsExactly("example.com.", "example.com.", "a.example.com.", "b.example.com.");
    assertThat(follower.publishedNumbers()).containsExactly(2L, 3L);
    assertThat(readZone().resourceRecordSetCount()).isEqualTo(4);
  }

  private static boolean halfDone(StoreTransaction transaction, Throwable end) {
    new CreateHostedZone(DnsName.of("half.example"), "half", Optional.empty()).applyTo(transaction);
    switch (end) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(end);
    }
  }

  @Test
  void changeThatCannotBeStaged_isUndoneAlone() throws Exception {
    IllegalArgumentException refusal = new IllegalArgumentException("not compiled");
    follower.onStage(entry -> {
      if (changes(entry, "bad.example.com.")) {
        throw refusal;
      }
    });
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(createAddress(zone.id(), "bad.example.com", "10.0.0.1"))
            .with(createAddress(zone.id(), "b.example.com", "10.0.0.2"))
            .run(dir, follower, random);

    assertThat(outcomes.get(0)).isInstanceOf(ChangeInfo.class);
    assertThat(outcomes.get(1)).isSameAs(refusal);
    assertThat(outcomes.get(2)).isInstanceOf(ChangeInfo.class);
    assertThat(names()).doesNotContain("bad.example.com.");
    assertThat(follower.publishedNumbers()).containsExactly(2L, 3L);
  }

  private static boolean changes(LogEntry entry, String name) {
    return entry.effects().stream()
        .anyMatch(effect ->
            effect instanceof Effect.RecordSetChanged changed
                && changed.key().name().toString().equals(name));
  }

  @Test
  void changeThatOnlyReads_takesNoNumber() throws Exception {
    List<Object> outcomes =
        new OneTransaction()
            .with(transaction -> transaction.hostedZone(zone.id()).orElseThrow().name())
            .run(dir, follower, random);

    assertThat(outcomes).containsExactly(zone.name());
    assertThat(log()).hasSize(1);
    assertThat(follower.published()).isEmpty();
  }

  @Test
  void laterChange_seesWhatEarlierOnesOfItsTransactionWrote() throws Exception {
    RecordSetKey key =
        new RecordSetKey(DnsName.of("a.example.com"), RecordType.A, Optional.empty());
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(transaction ->
                transaction.recordSetsAt(zone.id(), key.name()).stream()
                    .map(ResourceRecordSet::key)
                    .toList())
            .run(dir, follower, random);

    assertThat(outcomes.get(1)).isEqualTo(List.of(key));
  }

  @Test
  void failedCommit_failsAllAndTheNextOneSucceeds() throws Exception {
    // The only statement that finds a deferred violation is the COMMIT.
    execute(
        "CREATE TABLE parent (id INTEGER PRIMARY KEY)",
        "CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)",
        "CREATE TRIGGER failing AFTER INSERT ON record_set WHEN NEW.sort_key LIKE '%.bad.'"
            + " BEGIN INSERT INTO child VALUES (1); END");
    assertAllAreLost();
  }

  @Test
  void transactionThatSqliteRollsBack_failsAllAndTheNextOneSucceeds() throws Exception {
    // What SQLite does by itself when the disk is full.
    execute(
        "CREATE TRIGGER failing AFTER INSERT ON record_set WHEN NEW.sort_key LIKE '%.bad.'"
            + " BEGIN SELECT RAISE(ROLLBACK, 'the disk is full'); END");
    assertAllAreLost();
  }

  @Test
  void fullDisk_losesWhatDoesNotFitAndTheNextOneSucceeds() throws Exception {
    List<Object> outcomes =
        new OneTransaction()
            .onAFullDisk()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(this::createManyPages)
            .with(createAddress(zone.id(), "b.example.com", "10.0.0.1"))
            .run(dir, follower, random);
    assertThat(outcomes.get(1)).isInstanceOf(InternalFailure.class);
    assertThat(names()).doesNotContain("pages.example.com.");
    assertThat(log().subList(1, log().size())).isEqualTo(follower.published());

    List<Object> next = new OneTransaction().with(this::createManyPages).run(dir, follower, random);
    assertThat(next).containsExactly(true);
    assertThat(names()).contains("pages.example.com.");
    assertThat(log().subList(1, log().size())).isEqualTo(follower.published());
  }

  private boolean createManyPages(StoreTransaction transaction) {
    byte[] page = new byte[4096];
    List<byte[]> rdata = Collections.nCopies(100, page);
    List<String> values = Collections.nCopies(100, "a text");
    transaction.putRecordSet(
        zone.reference(),
        new ResourceRecordSet(
            DnsName.of("pages.example.com"),
            RecordType.TXT,
            new RoutingPolicy.Simple(),
            new RecordData.Values(60, values, RdataList.of(rdata)),
            Optional.empty()));
    return true;
  }

  private void assertAllAreLost() throws SQLException {
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .with(createAddress(new HostedZoneId("ZNONE"), "a.example.com", "10.0.0.1"))
            .with(createAddress(zone.id(), "bad.example.com", "10.0.0.2"))
            .with(createAddress(zone.id(), "b.example.com", "10.0.0.3"))
            .run(dir, follower, random);

    assertThat(outcomes).hasSize(4).hasOnlyElementsOfType(InternalFailure.class);
    assertThat(follower.discards()).isEqualTo(1);
    assertThat(follower.published()).isEmpty();
    assertThat(names()).containsOnly("example.com.");
    assertThat(log()).hasSize(1);

    List<Object> next =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .run(dir, follower, random);
    assertThat(next).hasOnlyElementsOfType(ChangeInfo.class);
    assertThat(follower.publishedNumbers()).containsExactly(2L);
  }

  @Test
  void changeThatGoesOnAfterAFailedStatement_isRefused() throws Exception {
    List<Object> outcomes =
        new OneTransaction()
            .with(transaction -> {
              try {
                transaction.insertHostedZone(zone);
              } catch (RuntimeException e) {
                return "swallowed";
              }
              return "written";
            })
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .run(dir, follower, random);

    assertThat(outcomes.get(0)).isInstanceOf(IllegalStateException.class);
    assertThat(outcomes.get(1)).isInstanceOf(ChangeInfo.class);
  }

  @Test
  void followerThatCannotPublish_failsTheCallersAndCatchesUp() throws Exception {
    follower.onPublish(() -> {
      throw new IllegalStateException("not published");
    });
    List<Object> outcomes =
        new OneTransaction()
            .with(createAddress(zone.id(), "a.example.com", "10.0.0.1"))
            .run(dir, follower, random);
    assertThat(outcomes).hasOnlyElementsOfType(InternalFailure.class);

    follower.onPublish(() -> {});
    new OneTransaction()
        .with(createAddress(zone.id(), "b.example.com", "10.0.0.1"))
        .run(dir, follower, random);
    assertThat(follower.publishedNumbers()).containsExactly(2L, 3L);
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("milepost.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private HostedZone readZone() {
    return inStore(store -> store.read(reader -> reader.hostedZone(zone.id()).orElseThrow()));
  }

  private List<String> names() {
    return inStore(store ->
        store.read(reader ->
            reader.recordSets(zone.id(), ListPosition.START, 100).stream()
                .map(set -> set.name().toString())
                .toList()));
  }

  private List<LogEntry> log() {
    return inStore(store -> store.log(0, 100));
  }

  private <R> R inStore(Function<SqliteStore, R> query) {
    try (SqliteStore store = SqliteStore.open(TestStores.options(dir, 9))) {
      return query.apply(store);
    } catch (StoreUnavailableException e) {
      throw new IllegalStateException(e);
    }
  }
}

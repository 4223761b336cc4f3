package io.milepost.store;

import static io.milepost.store.TestStores.createAddress;
import static io.milepost.store.TestStores.createZone;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.snapshot.CompileCost;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.LogEntry;
import io.milepost.model.zone.HostedZone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers at once. */
class ConcurrencyTest {
  private static final int THREADS = 16;
  private static final int CHANGES_EACH = 25;

  @TempDir Path dir;

  @Test
  void manyThreads_eachSeesItsChange_andTheLogIsDense() throws Exception {
    PublishedZones published = new PublishedZones();
    Set<DnsName> names = new ConcurrentSkipListSet<>();
    try (SqliteStore store = TestStores.open(dir, published);
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      HostedZone zone = createZone(store, "example.com");
      List<Future<Boolean>> outcomes = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        outcomes.add(callers.submit(() -> change(store, published, zone, number, names)));
      }
      for (Future<Boolean> outcome : outcomes) {
        assertThat(outcome.get()).isTrue();
      }
      int total = THREADS * CHANGES_EACH;
      List<LogEntry> log = store.log(0, total + 10);
      assertThat(log.stream().map(LogEntry::number).toList())
          .isEqualTo(LongStream.rangeClosed(1, total + 1).boxed().toList());
      long count =
          store.read(reader -> reader.hostedZone(zone.id()).orElseThrow()).resourceRecordSetCount();
      assertThat(count).isEqualTo(total + 2);
      ZoneDirectory replayed = ZoneDirectory.EMPTY;
      for (LogEntry entry : log) {
        replayed = ZoneCompiler.apply(replayed, entry, new CompileCost());
      }
      Directories.assertSame(published.get(), replayed, new TreeSet<>(names));
    }
  }

  /** Makes changes one after the other; each is in the snapshot and the store when it returns. */
  private static boolean change(
      SqliteStore store,
      PublishedZones published,
      HostedZone zone,
      int thread,
      Set<DnsName> names) {
    NameCursor cursor = new NameCursor();
    for (int i = 0; i < CHANGES_EACH; i++) {
      DnsName name = DnsName.of("t" + thread + ".n" + i + ".example.com");
      names.add(name);
      store.apply(createAddress(zone.id(), name.toString(), "10.0.0." + i));
      cursor.set(name.toWire(), 0);
      ZoneSnapshot snapshot = published.get().find(zone.reference());
      assertThat(snapshot).isNotNull();
      if (snapshot != null) {
        assertThat(snapshot.findExact(cursor, RecordType.A.code(), new NodeCursor())).isNotNull();
      }
      List<ResourceRecordSet> stored = store.read(reader -> reader.recordSetsAt(zone.id(), name));
      assertThat(stored).hasSize(1);
    }
    return true;
  }

  @Test
  void oneRead_whileChangesAreMade_seesOneState() throws Exception {
    try (SqliteStore store = TestStores.open(dir, ChangeFollower.NONE)) {
      HostedZone zone = createZone(store, "example.com");
      boolean same =
          store.read(reader -> {
            List<ResourceRecordSet> before = reader.recordSets(zone.id(), ListPosition.START, 100);
            store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
            HostedZone after = reader.hostedZone(zone.id()).orElseThrow();
            return after.resourceRecordSetCount() == before.size()
                && reader.recordSets(zone.id(), ListPosition.START, 100).equals(before);
          });
      assertThat(same).isTrue();
      int now = store.read(reader -> reader.recordSets(zone.id(), ListPosition.START, 9)).size();
      assertThat(now).isEqualTo(3);
    }
  }

  @Test
  void interruptedCaller_getsItsAnswerAndStaysInterrupted() throws Exception {
    try (SqliteStore store = TestStores.open(dir, ChangeFollower.NONE)) {
      HostedZone zone = createZone(store, "example.com");
      Thread.currentThread().interrupt();
      ChangeInfo info = store.apply(createAddress(zone.id(), "a.example.com", "10.0.0.1"));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(store.<Boolean>read(reader -> reader.change(info.id()).isPresent())).isTrue();
    }
  }

  @Test
  void close_makesWhatWasTakenBefore() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    HostedZone zone;
    List<Future<ChangeInfo>> outcomes = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      SqliteStore store = TestStores.open(dir, ChangeFollower.NONE);
      zone = createZone(store, "example.com");
      outcomes.add(
          callers.submit(() ->
              store.apply(transaction -> {
                running.countDown();
                awaitQuietly(released);
                return createAddress(zone.id(), "a.example.com", "10.0.0.1").applyTo(transaction);
              })));
      running.await();
      Future<?> closing = callers.submit(store::close);
      released.countDown();
      closing.get();
      assertThat(outcomes.getFirst().get()).isNotNull();
    }
    try (SqliteStore reopened = SqliteStore.open(TestStores.options(dir, 5))) {
      assertThat(reopened.log(0, 10)).hasSize(2);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

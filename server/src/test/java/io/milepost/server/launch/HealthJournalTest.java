package io.milepost.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.operation.RecordMeasuredHealth;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What was found is kept in few changes, the last of each check, also when the store is slow. */
class HealthJournalTest {
  private final HealthJournal journal = new HealthJournal();
  private final SlowStore store = new SlowStore();

  /** Takes changes only once it may. */
  private static final class SlowStore implements Store {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch may = new CountDownLatch(1);
    final List<Map<HealthCheckId, MeasuredHealth>> kept = new ArrayList<>();
    private boolean fails;

    @Override
    public <R> R apply(StoreChange<R> change) {
      begun.countDown();
      try {
        may.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (fails) {
        fails = false;
        throw new IllegalStateException("full");
      }
      kept.add(((RecordMeasuredHealth) change).measured());
      @SuppressWarnings("unchecked") // the one change there is gives back a Boolean
      R result = (R) Boolean.TRUE;
      return result;
    }

    @Override
    public <R> R read(Function<? super StoreReader, R> query) {
      throw new AssertionError(query);
    }

    @Override
    public List<LogEntry> log(long after, int limit) {
      throw new AssertionError(after);
    }

    @Override
    public long contents(ContentsVisitor visitor) {
      throw new AssertionError(visitor);
    }

    @Override
    public void close() {}
  }

  private static HealthCheckId id(int number) {
    return new HealthCheckId("check-" + number);
  }

  private static MeasuredHealth at(int second, HealthStatus status) {
    return new MeasuredHealth(status, Instant.ofEpochSecond(second));
  }

  @Test
  void manyAtOnce_waitForNobody_andAreKeptTogether() throws Exception {
    int checks = 10_000;
    journal.start(store);
    journal.measured(id(0), at(0, HealthStatus.UNHEALTHY));
    store.begun.await();
    for (int i = 0; i < checks; i++) {
      journal.measured(id(i), at(1, HealthStatus.UNHEALTHY));
    }
    journal.measured(id(0), at(2, HealthStatus.HEALTHY));
    store.may.countDown();
    journal.stop();
    assertThat(store.kept).hasSizeBetween(2, 2 + checks / 1000);
    Map<HealthCheckId, MeasuredHealth> last = new HashMap<>();
    store.kept.forEach(last::putAll);
    assertThat(last)
        .hasSize(checks)
        .containsEntry(id(0), at(2, HealthStatus.HEALTHY))
        .containsEntry(id(checks - 1), at(1, HealthStatus.UNHEALTHY));
  }

  @Test
  void storeThatFails_endsNothing() throws Exception {
    store.fails = true;
    journal.start(store);
    journal.measured(id(0), at(0, HealthStatus.UNHEALTHY));
    store.begun.await();
    journal.measured(id(1), at(1, HealthStatus.UNHEALTHY));
    store.may.countDown();
    journal.stop();
    assertThat(store.kept).containsExactly(Map.of(id(1), at(1, HealthStatus.UNHEALTHY)));
  }

  @Test
  void whatCameBeforeTheStart_isKept() {
    journal.measured(id(0), at(0, HealthStatus.UNHEALTHY));
    store.may.countDown();
    journal.start(store);
    journal.stop();
    assertThat(store.kept).containsExactly(Map.of(id(0), at(0, HealthStatus.UNHEALTHY)));
  }
}

package io.milepost.store;

import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.StoreChange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes changes that wait together, and so share a transaction, on the calling thread. The store of
 * the folder is closed meanwhile.
 */
final class OneTransaction {
  private final ChangeQueue queue = new ChangeQueue();
  private final List<Callable<Object>> answers = new ArrayList<>();
  private String setUp = "SELECT 1";

  /** Queues a change; its answer, or its refusal, has the index in which it came. */
  <R> OneTransaction with(StoreChange<R> change) {
    PendingChange<R> pending = new PendingChange<>(change);
    queue.add(pending);
    answers.add(pending::await);
    return this;
  }

  /** Leaves the database no room to grow. */
  OneTransaction onAFullDisk() {
    setUp = "PRAGMA max_page_count = 1";
    return this;
  }

  /** Makes all changes; returns each one's result, or what it was refused with. */
  List<Object> run(Path dir, ChangeFollower follower, RandomGenerator random) throws SQLException {
    queue.close();
    Database database = new Database(dir.resolve("milepost.db"));
    try (Connection connection = database.writers(true).getConnection();
        Statements sql = new Statements(connection)) {
      sql.number(setUp);
      AtomicLong visible = new AtomicLong(new ChangeLogTable(sql).newest());
      Publisher publisher = new Publisher(follower, TestStores.CLOCK, Duration.ZERO, visible);
      new ChangeWriter(sql, queue, publisher, 128, TestStores.CLOCK, random).run();
    }
    return answers.stream().map(OneTransaction::outcome).toList();
  }

  private static Object outcome(Callable<Object> answer) {
    try {
      return answer.call();
    } catch (Exception | Error e) {
      return e;
    }
  }
}

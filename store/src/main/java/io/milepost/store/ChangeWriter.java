package io.milepost.store;

import io.milepost.model.error.InternalFailure;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.LogEntry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the changes that wait: all of them in one transaction, each under its own savepoint. Owned,
 * with its connection and its random generator, by the one writer thread.
 *
 * <p>The order for each transaction: every change is applied and staged, the transaction commits,
 * what was staged is published, the callers are answered. Changes see what others in the same
 * transaction wrote, so that refusals too wait for the commit.
 */
final class ChangeWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWriter.class);

  /** How many changes share a transaction at most. */
  private static final int MAX_GROUP = 128;

  private final Statements sql;
  private final ChangeLogTable log;
  private final ChangeQueue queue;
  private final ChangeFollower follower;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** The newest number of the log, which nobody else writes; -1 if it has to be read. */
  private long newest = -1;

  /** The newest number at which the log is trimmed next; looked at after a loss. */
  private long trimmedAt;

  ChangeWriter(
      Statements sql,
      ChangeQueue queue,
      ChangeFollower follower,
      InstantSource clock,
      RandomGenerator random) {
    this.sql = sql;
    this.log = new ChangeLogTable(sql);
    this.queue = queue;
    this.follower = follower;
    this.clock = clock;
    this.random = random;
  }

  /** Makes changes until the queue is closed and drained. */
  @Override
  public void run() {
    List<PendingChange<?>> group = queue.take(MAX_GROUP);
    while (!group.isEmpty()) {
      make(group);
      group.forEach(PendingChange::answer);
      group = queue.take(MAX_GROUP);
    }
  }

  private void make(List<PendingChange<?>> group) {
    boolean written;
    try {
      written = commit(group);
    } catch (Throwable e) {
      LOG.error("A transaction of {} changes was lost", group.size(), e);
      undo();
      group.forEach(change -> change.refuse(new InternalFailure()));
      return;
    }
    if (written) {
      publish(group);
    }
  }

  private boolean commit(List<PendingChange<?>> group) {
    sql.execute("BEGIN IMMEDIATE");
    if (newest < 0) {
      newest = log.newest();
    }
    long before = newest;
    for (PendingChange<?> change : group) {
      if (apply(change, newest + 1)) {
        newest++;
      }
    }
    if (newest >= trimmedAt) {
      trimmedAt = log.trim(newest);
    }
    sql.execute("COMMIT");
    return newest > before;
  }

  /** Makes one change or refuses it; returns whether it took the log number. */
  private boolean apply(PendingChange<?> change, long logNumber) {
    sql.execute("SAVEPOINT change");
    boolean written;
    try {
      written = applyAndStage(change, logNumber);
    } catch (Throwable refusal) {
      // Fails, and with it the whole transaction, if SQLite has rolled that back already.
      sql.recover();
      sql.execute("ROLLBACK TO change");
      sql.execute("RELEASE change");
      change.refuse(toAnswer(refusal));
      return false;
    }
    sql.execute("RELEASE change");
    return written;
  }

  private boolean applyAndStage(PendingChange<?> change, long logNumber) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SqliteTransaction transaction = new SqliteTransaction(sql, logNumber, now, random);
    change.applyTo(transaction);
    Optional<LogEntry> entry = transaction.logEntry();
    entry.ifPresent(log::insert);
    if (sql.hasFailed()) {
      throw new IllegalStateException("the change went on after a statement had failed");
    }
    entry.ifPresent(follower::stage);
    return entry.isPresent();
  }

  private static Throwable toAnswer(Throwable refusal) {
    if (refusal instanceof SqlFailure) {
      LOG.error("A change could not be written", refusal);
      return new InternalFailure();
    }
    return refusal;
  }

  private void undo() {
    newest = -1;
    trimmedAt = 0;
    try {
      sql.recover();
      sql.execute("ROLLBACK");
    } catch (SqlFailure e) {
      // SQLite has rolled it back already, or it never began.
      LOG.debug("Nothing to roll back", e);
      sql.recover();
    }
    try {
      follower.discard();
    } catch (Throwable e) {
      LOG.error("The follower could not discard a lost transaction", e);
    }
  }

  private void publish(List<PendingChange<?>> group) {
    try {
      follower.publish();
    } catch (Throwable e) {
      LOG.error("{} changes are durable, but could not be published", group.size(), e);
      group.forEach(change -> change.refuse(new InternalFailure()));
    }
  }
}

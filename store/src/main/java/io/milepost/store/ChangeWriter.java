package io.milepost.store;

import io.milepost.model.error.InternalFailure;
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
 * what was staged is published or kept until later, the callers are answered. Changes see what
 * others in the same transaction wrote, so that refusals too wait for the commit.
 */
final class ChangeWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeWriter.class);

  private final Statements sql;
  private final ChangeLogTable log;
  private final ChangeQueue queue;
  private final int maxGroup;
  private final Publisher publisher;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** The newest number of the log, which nobody else writes; -1 if it has to be read. */
  private long newest = -1;

  /** The newest number at which the log is trimmed next; looked at after a loss. */
  private long trimmedAt;

  /**
   * @param maxGroup how many changes share a transaction at most; one if they are delayed, since
   *     those of a transaction are published together
   */
  ChangeWriter(
      Statements sql,
      ChangeQueue queue,
      Publisher publisher,
      int maxGroup,
      InstantSource clock,
      RandomGenerator random) {
    this.sql = sql;
    this.log = new ChangeLogTable(sql);
    this.queue = queue;
    this.publisher = publisher;
    this.maxGroup = maxGroup;
    this.clock = clock;
    this.random = random;
  }

  /** Makes changes, and publishes those whose time has come, until the queue is drained. */
  @Override
  public void run() {
    while (!queue.isDrained()) {
      List<PendingChange<?>> group = queue.take(maxGroup, publisher.untilNext());
      publisher.publishDue();
      if (!group.isEmpty()) {
        make(group);
        group.forEach(PendingChange::answer);
      }
    }
  }

  private void make(List<PendingChange<?>> group) {
    Optional<LogEntry> last;
    try {
      last = commit(group);
    } catch (Throwable e) {
      LOG.error("A transaction of {} changes was lost", group.size(), e);
      undo();
      group.forEach(change -> change.refuse(new InternalFailure()));
      return;
    }
    last.ifPresent(entry -> publish(entry, group));
  }

  /** Returns the newest entry that was written. */
  private Optional<LogEntry> commit(List<PendingChange<?>> group) {
    sql.execute("BEGIN IMMEDIATE");
    if (newest < 0) {
      newest = log.newest();
    }
    Optional<LogEntry> last = Optional.empty();
    for (PendingChange<?> change : group) {
      Optional<LogEntry> entry = apply(change, newest + 1);
      if (entry.isPresent()) {
        last = entry;
        newest++;
      }
    }
    if (newest >= trimmedAt) {
      trimmedAt = log.trim(newest, publisher.visible());
    }
    sql.execute("COMMIT");
    return last;
  }

  /** Makes one change or refuses it; returns the entry that took the log number. */
  private Optional<LogEntry> apply(PendingChange<?> change, long logNumber) {
    sql.execute("SAVEPOINT change");
    Optional<LogEntry> entry;
    try {
      entry = applyAndStage(change, logNumber);
    } catch (Throwable refusal) {
      // Fails, and with it the whole transaction, if SQLite has rolled that back already.
      sql.recover();
      sql.execute("ROLLBACK TO change");
      sql.execute("RELEASE change");
      change.refuse(toAnswer(refusal));
      return Optional.empty();
    }
    sql.execute("RELEASE change");
    return entry;
  }

  private Optional<LogEntry> applyAndStage(PendingChange<?> change, long logNumber) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    SqliteTransaction transaction = new SqliteTransaction(sql, publisher, logNumber, now, random);
    change.applyTo(transaction);
    Optional<LogEntry> entry = transaction.logEntry();
    entry.ifPresent(log::insert);
    if (sql.hasFailed()) {
      throw new IllegalStateException("the change went on after a statement had failed");
    }
    entry.ifPresent(publisher.follower()::stage);
    return entry;
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
      publisher.follower().discard();
    } catch (Throwable e) {
      LOG.error("The follower could not discard a lost transaction", e);
    }
  }

  private void publish(LogEntry last, List<PendingChange<?>> group) {
    try {
      publisher.publish(last);
    } catch (Throwable e) {
      LOG.error("{} changes are durable, but could not be published", group.size(), e);
      group.forEach(change -> change.refuse(new InternalFailure()));
    }
  }
}

package io.milepost.store;

import com.zaxxer.hikari.HikariDataSource;
import io.milepost.model.error.InternalFailure;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store in one SQLite file with a write-ahead log.
 *
 * <p>A node starts in this order: {@link #open}, {@link #contents} into its snapshots, {@link
 * #follow}. Only from then on are changes taken, so that the follower sees every change after the
 * contents and none twice.
 *
 * <p>One thread writes, on a connection of its own ({@link ChangeWriter}). Any thread reads, on one
 * of a few pooled connections, in a transaction that sees one state.
 */
public final class SqliteStore implements Store {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteStore.class);

  /**
   * How a store is opened.
   *
   * @param dataDir the folder that holds it; made if it is not there
   * @param durable whether a change survives a crash of the machine from its answer on; if not, it
   *     survives the end of the process alone
   * @param random used by the writer's thread alone from here on
   * @param progress told of a long {@link #contents}
   * @param propagationDelay how long changes that GetChange knows wait until they are published; 0
   *     to publish them at once
   */
  public record Options(
      Path dataDir,
      boolean durable,
      InstantSource clock,
      RandomGenerator random,
      LoadProgress progress,
      Duration propagationDelay) {

    /** Options of a store that publishes changes at once. */
    public Options(
        Path dataDir,
        boolean durable,
        InstantSource clock,
        RandomGenerator random,
        LoadProgress progress) {
      this(dataDir, durable, clock, random, progress, Duration.ZERO);
    }
  }

  private final Options options;
  private final DataFolder folder;
  private final Connection writerConnection;
  private final HikariDataSource readers;
  private final ChangeQueue queue = new ChangeQueue();
  private final AtomicReference<@Nullable Thread> writer = new AtomicReference<>();
  private volatile boolean closed;

  /** How many changes share a transaction at most. */
  private static final int MAX_GROUP = 128;

  /** The number of the newest entry of the log that is visible; the writer's thread sets it. */
  private final AtomicLong visible;

  private SqliteStore(
      Options options, DataFolder folder, Connection writerConnection, HikariDataSource readers) {
    try (Statements sql = new Statements(writerConnection)) {
      ChangeLogTable log = new ChangeLogTable(sql);
      visible = new AtomicLong(log.settle(options.clock().instant(), options.propagationDelay()));
    }
    this.options = options;
    this.folder = folder;
    this.writerConnection = writerConnection;
    this.readers = readers;
  }

  /**
   * Opens the store of a data folder, for this process alone.
   *
   * @throws StoreUnavailableException if the folder is taken, can't be used, or holds what this
   *     version does not understand
   */
  public static SqliteStore open(Options options) throws StoreUnavailableException {
    DataFolder folder = DataFolder.claim(options.dataDir());
    try {
      Path file = folder.database();
      return new StoreOpener(file, options.durable())
          .open((writer, readers) -> new SqliteStore(options, folder, writer, readers));
    } catch (StoreUnavailableException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /**
   * Starts to take changes. Called once, after the contents were read.
   *
   * @param follower called by the writer's thread alone from here on
   */
  public void follow(ChangeFollower follower) {
    Publisher publisher =
        new Publisher(follower, options.clock(), options.propagationDelay(), visible);
    ChangeWriter changes =
        new ChangeWriter(
            new Statements(writerConnection),
            queue,
            publisher,
            options.propagationDelay().isZero() ? MAX_GROUP : 1,
            options.clock(),
            options.random());
    Thread thread = Thread.ofPlatform().name("store-writer").daemon().unstarted(changes);
    if (!writer.compareAndSet(null, thread)) {
      throw new IllegalStateException("the store is followed already");
    }
    publisher.restore(log(visible.get(), Integer.MAX_VALUE));
    thread.start();
  }

  @Override
  public <R> R apply(StoreChange<R> change) {
    Thread thread = writer.get();
    if (thread == null) {
      throw new IllegalStateException("the store takes no changes yet");
    }
    if (thread.equals(Thread.currentThread())) {
      throw new IllegalStateException("a change inside a change");
    }
    PendingChange<R> pending = new PendingChange<>(change);
    queue.add(pending);
    return pending.await();
  }

  @Override
  public <R> R read(Function<? super StoreReader, R> query) {
    try {
      return inReader(sql -> query.apply(new SqliteReader(sql, visible::get)));
    } catch (SQLException | SqlFailure e) {
      LOG.error("The store could not be read", e);
      throw new InternalFailure();
    }
  }

  @Override
  public List<LogEntry> log(long after, int limit) {
    try {
      return inReader(sql -> new ChangeLogTable(sql).after(after, limit));
    } catch (SQLException | SqlFailure e) {
      throw unreadable(e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws StoreReadException if the file or the disk is damaged
   */
  @Override
  public long contents(ContentsVisitor visitor) {
    try {
      long upTo = visible.get();
      return inReader(sql -> {
        // Without a delay an entry is visible as soon as it is there.
        List<LogEntry> hidden =
            options.propagationDelay().isZero()
                ? List.of()
                : new ChangeLogTable(sql).after(upTo, Integer.MAX_VALUE);
        return hidden.isEmpty() ? scan(sql, visitor) : scanWithout(hidden, sql, visitor);
      });
    } catch (SQLException | SqlFailure e) {
      throw unreadable(e);
    }
  }

  private long scan(Statements sql, ContentsVisitor visitor) {
    return new ContentsScan(sql, visitor, options.progress(), options.clock()).run();
  }

  private long scanWithout(List<LogEntry> hidden, Statements sql, ContentsVisitor visitor) {
    VisibleContents contents = new VisibleContents(visitor, new HiddenChanges(hidden));
    scan(sql, contents);
    contents.finish();
    return hidden.getFirst().number() - 1;
  }

  private <R> R inReader(Function<Statements, R> query) throws SQLException {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    try (Connection connection = readers.getConnection();
        Statements sql = new Statements(connection)) {
      return query.apply(sql);
    }
  }

  private StoreReadException unreadable(Exception e) {
    Throwable cause = e instanceof SqlFailure && e.getCause() != null ? e.getCause() : e;
    return new StoreReadException(
        "The store in " + options.dataDir() + " can't be read: " + cause.getMessage(), e);
  }

  /** Makes the changes that were taken, then gives the file up. Changes that come later fail. */
  @Override
  public void close() {
    queue.close();
    Thread thread = writer.get();
    if (thread != null) {
      join(thread);
    }
    synchronized (this) {
      if (!closed) {
        closed = true;
        readers.close();
        closeWriterConnection();
        folder.close();
      }
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeWriterConnection() {
    try {
      writerConnection.close();
    } catch (SQLException e) {
      LOG.error("The store could not be closed", e);
    }
  }
}

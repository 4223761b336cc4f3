package io.milepost.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** One SQLite file, and how its connections are set up. */
final class Database {
  private static final int BUSY_MILLIS = 10_000;
  private static final int READERS = 8;
  private static final int WRITER_CACHE_KIB = 16 * 1024;
  private static final int READER_CACHE_KIB = 2 * 1024;

  /** Larger than SQLite's 1000, so that pages that change often are written back less often. */
  private static final int WAL_PAGES_BETWEEN_CHECKPOINTS = 4000;

  private static final int WAL_BYTES_KEPT = 64 * 1024 * 1024;

  private final String url;

  Database(Path file) {
    // As a URI, in which a question mark or a per cent sign of the path is escaped.
    url = "jdbc:sqlite:" + file.toUri();
  }

  /** Connections that write; with a write-ahead log that is synchronized at every commit. */
  DataSource writers(boolean durable) {
    SQLiteConfig config = config();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(
        durable ? SQLiteConfig.SynchronousMode.FULL : SQLiteConfig.SynchronousMode.OFF);
    config.enforceForeignKeys(true);
    config.setCacheSize(-WRITER_CACHE_KIB);
    config.setWalAutocheckpoint(WAL_PAGES_BETWEEN_CHECKPOINTS);
    config.setJournalSizeLimit(WAL_BYTES_KEPT);
    // Else the driver prepares a query for the last row id after every INSERT.
    config.setGetGeneratedKeys(false);
    return dataSource(config);
  }

  /** Connections that read, each use of one in a transaction of its own. */
  HikariDataSource readers() {
    SQLiteConfig config = config();
    config.setReadOnly(true);
    config.setCacheSize(-READER_CACHE_KIB);
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("store-readers");
    pool.setDataSource(dataSource(config));
    pool.setReadOnly(true);
    pool.setAutoCommit(false);
    pool.setMaximumPoolSize(READERS);
    pool.setMinimumIdle(1);
    pool.setMaxLifetime(0);
    return new HikariDataSource(pool);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    // No connection is used by two threads at once, so that SQLite needs no locks for that.
    config.setOpenMode(SQLiteOpenMode.NOMUTEX);
    return config;
  }

  private SQLiteDataSource dataSource(SQLiteConfig config) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }
}

package io.milepost.store;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Opens a database file: connects, brings its tables up to date, and says what is wrong. */
final class StoreOpener {
  private final Path file;
  private final Database database;
  private final DataSource writers;

  StoreOpener(Path file, boolean durable) {
    this.file = file;
    this.database = new Database(file);
    this.writers = database.writers(durable);
  }

  /**
   * @param store makes the store of the writer's connection and the readers' pool
   * @throws StoreUnavailableException if the file can't be used; nothing is left open
   */
  SqliteStore open(BiFunction<Connection, HikariDataSource, SqliteStore> store)
      throws StoreUnavailableException {
    Connection writer = connect();
    try {
      try (Statements sql = new Statements(writer)) {
        Schema.migrate(sql, writers, file.toString());
      }
      return store.apply(writer, database.readers());
    } catch (StoreUnavailableException e) {
      close(writer);
      throw e;
    } catch (RuntimeException e) {
      close(writer);
      throw unavailable(e);
    }
  }

  private Connection connect() throws StoreUnavailableException {
    try {
      return writers.getConnection();
    } catch (SQLException e) {
      throw unavailable(e);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new SqlFailure("close", e);
    }
  }

  private StoreUnavailableException unavailable(Exception failure) {
    SQLiteException sqlite = sqliteCause(failure);
    if (sqlite == null) {
      return new StoreUnavailableException(
          "The store " + file + " can't be opened: " + firstLine(failure), failure);
    }
    String sentence =
        switch (sqlite.getResultCode()) {
          case SQLITE_NOTADB -> "The file " + file + " is not a database.";
          case SQLITE_CORRUPT -> "The store " + file + " is damaged.";
          case SQLITE_FULL -> "The disk of the store " + file + " is full.";
          case SQLITE_BUSY -> "The store " + file + " is locked by another program.";
          default -> "The store " + file + " can't be opened: " + firstLine(sqlite);
        };
    return new StoreUnavailableException(sentence, failure);
  }

  private static @Nullable SQLiteException sqliteCause(Throwable failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof SQLiteException)) {
      cause = cause.getCause();
    }
    return (SQLiteException) cause;
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}

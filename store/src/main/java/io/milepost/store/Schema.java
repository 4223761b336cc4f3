package io.milepost.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The version of the tables, and the way from an older one. */
final class Schema {
  /** The version of the newest migration. */
  static final int VERSION = 7;

  private static final String HISTORY = "flyway_schema_history";

  private Schema() {}

  /**
   * Brings a database to {@link #VERSION}. Flyway is left alone if it is there already: it takes
   * longer than all the rest of opening a store.
   *
   * @throws StoreUnavailableException if the database is newer, or is not one of ours
   */
  static void migrate(Statements sql, DataSource writers, String file)
      throws StoreUnavailableException {
    long version = version(sql, file);
    if (version > VERSION) {
      throw new StoreUnavailableException(
          "The store "
              + file
              + " was written by a newer version of Milepost: its tables have version "
              + version
              + ", and this one knows "
              + VERSION
              + ".");
    }
    if (version < VERSION) {
      Flyway.configure()
          .loggers("slf4j")
          .dataSource(writers)
          .locations("classpath:io/milepost/store/migration")
          .table(HISTORY)
          .load()
          .migrate();
    }
  }

  private static long version(Statements sql, String file) throws StoreUnavailableException {
    if (sql.number("SELECT count(*) FROM sqlite_schema") == 0) {
      return 0;
    }
    if (sql.number("SELECT count(*) FROM sqlite_schema WHERE name = ?", HISTORY) == 0) {
      throw new StoreUnavailableException("The file " + file + " is not a store of Milepost.");
    }
    return sql.number(
        "SELECT max(CAST(version AS INTEGER)) FROM " + HISTORY + " WHERE success = 1");
  }
}

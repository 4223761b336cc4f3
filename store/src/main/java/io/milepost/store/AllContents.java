package io.milepost.store;

import java.util.List;
import java.util.Set;

/** All tables at once. */
final class AllContents {
  /** What is not contents: the change log goes on, and numbers are not given again. */
  private static final Set<String> KEPT =
      Set.of("change_log", "flyway_schema_history", "sqlite_sequence");

  private final Statements sql;

  AllContents(Statements sql) {
    this.sql = sql;
  }

  /** Empties every table of contents, whatever refers to what. */
  void clear() {
    List<String> tables =
        sql.list("SELECT name FROM sqlite_schema WHERE type = 'table'", row -> row.getString(1));
    // Until the transaction ends, when nothing is left to refer to anything.
    sql.execute("PRAGMA defer_foreign_keys = ON");
    tables.stream()
        .filter(table -> !KEPT.contains(table) && !table.startsWith("sqlite_"))
        .forEach(table -> sql.execute("DELETE FROM \"" + table + "\""));
  }
}

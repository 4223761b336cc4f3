package io.milepost.store;

import io.milepost.model.store.LogEntry;
import java.time.Instant;
import java.util.List;

/** The change log: the newest entries, numbered without gaps. */
final class ChangeLogTable {
  /** How many entries are kept at least, once there are so many. */
  static final int KEPT_ENTRIES = 10_000;

  /** How many more there are before the oldest are deleted together. */
  static final int TRIMMED_AT_ONCE = 500;

  private final Statements sql;

  ChangeLogTable(Statements sql) {
    this.sql = sql;
  }

  /** The number of the newest entry, or 0. The newest is never deleted. */
  long newest() {
    return sql.number("SELECT max(number) FROM change_log");
  }

  List<LogEntry> after(long number, int limit) {
    return sql.list(
        "SELECT number, committed_at, effects FROM change_log WHERE number > ?"
            + " ORDER BY number LIMIT ?",
        row ->
            new LogEntry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                EffectsBlob.read(row.getBytes(3))),
        number,
        limit);
  }

  void insert(LogEntry entry) {
    sql.execute(
        "INSERT INTO change_log (number, committed_at, effects) VALUES (?, ?, ?)",
        entry.number(),
        entry.committedAt().toEpochMilli(),
        EffectsBlob.write(entry.effects()));
  }

  /**
   * Deletes the oldest entries if there are many more than are kept.
   *
   * @return the number of the newest entry at which there will be again
   */
  long trim(long newest) {
    long oldest = sql.number("SELECT min(number) FROM change_log");
    if (newest - oldest + 1 >= KEPT_ENTRIES + TRIMMED_AT_ONCE) {
      sql.execute("DELETE FROM change_log WHERE number <= ?", newest - KEPT_ENTRIES);
      oldest = newest - KEPT_ENTRIES + 1;
    }
    return oldest + KEPT_ENTRIES + TRIMMED_AT_ONCE - 1;
  }
}

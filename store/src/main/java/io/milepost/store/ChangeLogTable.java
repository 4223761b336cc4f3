package io.milepost.store;

import io.milepost.model.store.LogEntry;
import java.time.Duration;
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
        "SELECT number, committed_at, ifnull(visible_at, committed_at), effects FROM change_log"
            + " WHERE number > ? ORDER BY number LIMIT ?",
        row ->
            new LogEntry(
                row.getLong(1),
                Instant.ofEpochMilli(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                EffectsBlob.read(row.getBytes(4))),
        number,
        limit);
  }

  void insert(LogEntry entry) {
    sql.execute(
        "INSERT INTO change_log (number, committed_at, visible_at, effects) VALUES (?, ?, ?, ?)",
        entry.number(),
        entry.committedAt().toEpochMilli(),
        entry.isDelayed() ? entry.visibleAt().toEpochMilli() : null,
        EffectsBlob.write(entry.effects()));
  }

  /**
   * The number of the newest entry that is visible at a time, together with all before it; 0 if
   * there is none. Looks at the entries behind it, and at that one.
   */
  long newestVisible(Instant time) {
    long[] found = {0};
    sql.query(
        "SELECT number, visible_at FROM change_log ORDER BY number DESC",
        rows -> {
          while (found[0] == 0 && rows.next()) {
            if (rows.getLong(2) <= time.toEpochMilli()) {
              found[0] = rows.getLong(1);
            }
          }
        });
    return found[0];
  }

  /**
   * Lets no entry wait longer than it would if it came now.
   *
   * @return the number of the newest entry that is visible now
   */
  long settle(Instant now, Duration delay) {
    long visible = newestVisible(now);
    if (visible < newest()) {
      sql.execute(
          "UPDATE change_log SET visible_at = min(visible_at, ?) WHERE number > ?",
          now.plus(delay).toEpochMilli(),
          visible);
      return newestVisible(now);
    }
    return visible;
  }

  /**
   * Deletes the oldest entries if there are many more than are kept. Those that are not visible yet
   * stay, and the newest of the others.
   *
   * @param visible the number of the newest entry that is visible
   * @return the number of the newest entry at which there will be again
   */
  long trim(long newest, long visible) {
    long oldest = sql.number("SELECT min(number) FROM change_log");
    if (newest - oldest + 1 >= KEPT_ENTRIES + TRIMMED_AT_ONCE) {
      long last = Math.min(newest - KEPT_ENTRIES, visible - 1);
      sql.execute("DELETE FROM change_log WHERE number <= ?", last);
      oldest = Math.max(oldest, last + 1);
    }
    return oldest + KEPT_ENTRIES + TRIMMED_AT_ONCE - 1;
  }
}

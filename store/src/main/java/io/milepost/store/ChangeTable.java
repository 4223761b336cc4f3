package io.milepost.store;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import java.time.Instant;
import java.util.Optional;

/** The changes that GetChange knows. */
final class ChangeTable {
  private final Statements sql;

  ChangeTable(Statements sql) {
    this.sql = sql;
  }

  /**
   * A change.
   *
   * @param visible the number of the newest entry of the log that is visible
   */
  Optional<ChangeInfo> find(ChangeId id, long visible) {
    return sql.first(
        "SELECT submitted_at, comment, log_number FROM change WHERE id = ?",
        row ->
            new ChangeInfo(
                id,
                row.getLong(3) <= visible ? ChangeInfo.Status.INSYNC : ChangeInfo.Status.PENDING,
                Instant.ofEpochMilli(row.getLong(1)),
                Optional.ofNullable(row.getString(2))),
        id.value());
  }

  void insert(ChangeInfo change, long logNumber) {
    sql.execute(
        "INSERT INTO change (id, log_number, submitted_at, comment) VALUES (?, ?, ?, ?)",
        change.id().value(),
        logNumber,
        change.submittedAt().toEpochMilli(),
        change.comment().orElse(null));
  }
}

package io.milepost.store;

import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The reusable delegation sets, and the caller references that were ever used for them. */
final class DelegationSetTable {
  private static final String SELECT =
      "SELECT id, number, caller_reference, name_servers FROM delegation_set ";

  private final Statements sql;

  DelegationSetTable(Statements sql) {
    this.sql = sql;
  }

  private static DelegationSet set(ResultSet row) throws SQLException {
    return new DelegationSet(
        new DelegationSetId(row.getString(1)),
        row.getLong(2),
        row.getString(3),
        Lines.split(row.getString(4)));
  }

  Optional<DelegationSet> find(DelegationSetId id) {
    return sql.first(SELECT + "WHERE id = ?", DelegationSetTable::set, id.value());
  }

  OptionalLong number(DelegationSetId id) {
    return sql.firstNumber(
            "SELECT number FROM delegation_set_reference WHERE set_id = ?", id.value())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  List<DelegationSet> byNumber(long fromNumber, int limit) {
    return sql.list(
        SELECT + "WHERE number >= ? ORDER BY number LIMIT ?",
        DelegationSetTable::set,
        fromNumber,
        limit);
  }

  long count() {
    return sql.number("SELECT count(*) FROM delegation_set");
  }

  boolean isCallerReferenceUsed(String callerReference) {
    return sql.firstNumber(
            "SELECT 1 FROM delegation_set_reference WHERE reference = ?", callerReference)
        .isPresent();
  }

  long nextNumber() {
    return 1 + sql.number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'delegation_set'");
  }

  void insert(DelegationSet set) {
    sql.execute(
        "INSERT INTO delegation_set (id, number, caller_reference, name_servers)"
            + " VALUES (?, ?, ?, ?)",
        set.id().value(),
        set.number(),
        set.callerReference(),
        Lines.join(set.nameServers()));
    sql.execute(
        "INSERT INTO delegation_set_reference (reference, set_id, number) VALUES (?, ?, ?)",
        set.callerReference(),
        set.id().value(),
        set.number());
  }

  /**
   * Removes a set that no zone uses.
   *
   * @return whether it was there
   */
  boolean delete(DelegationSetId id) {
    return sql.execute("DELETE FROM delegation_set WHERE id = ?", id.value()) == 1;
  }
}

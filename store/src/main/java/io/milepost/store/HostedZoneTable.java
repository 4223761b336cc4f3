package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The hosted zones, and the caller references that were ever used. */
final class HostedZoneTable {
  private static final String SELECT =
      "SELECT id, number, sort_key, caller_reference, comment, name_servers, record_set_count"
          + " FROM hosted_zone ";

  private final Statements sql;

  HostedZoneTable(Statements sql) {
    this.sql = sql;
  }

  private static HostedZone zone(ResultSet row) throws SQLException {
    return new HostedZone(
        new HostedZoneId(row.getString(1)),
        row.getLong(2),
        DnsName.fromSortKey(row.getString(3)),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        Arrays.asList(row.getString(6).split("\n", -1)),
        row.getLong(7));
  }

  Optional<HostedZone> find(HostedZoneId id) {
    return sql.first(SELECT + "WHERE id = ?", HostedZoneTable::zone, id.value());
  }

  List<HostedZone> byNumber(long fromNumber, int limit) {
    return sql.list(
        SELECT + "WHERE number >= ? ORDER BY number LIMIT ?",
        HostedZoneTable::zone,
        fromNumber,
        limit);
  }

  List<HostedZone> byName(String fromSortKey, String fromId, int limit) {
    return sql.list(
        SELECT + "WHERE (sort_key, id) >= (?, ?) ORDER BY sort_key, id LIMIT ?",
        HostedZoneTable::zone,
        fromSortKey,
        fromId,
        limit);
  }

  List<HostedZone> overlapping(DnsName name) {
    List<HostedZone> zones = new ArrayList<>(atOrBelow(name));
    for (DnsName above = name; !above.isRoot(); ) {
      above = above.parent();
      zones.addAll(sql.list(SELECT + "WHERE sort_key = ?", HostedZoneTable::zone, above.sortKey()));
    }
    return zones;
  }

  private List<HostedZone> atOrBelow(DnsName name) {
    if (name.isRoot()) {
      return sql.list(SELECT, HostedZoneTable::zone);
    }
    // The key ends with a dot, and so the keys of all names below begin with it.
    String first = name.sortKey();
    String behindLast = first.substring(0, first.length() - 1) + (char) ('.' + 1);
    return sql.list(
        SELECT + "WHERE sort_key >= ? AND sort_key < ?", HostedZoneTable::zone, first, behindLast);
  }

  boolean isCallerReferenceUsed(String callerReference) {
    return sql.first(
            "SELECT 1 FROM caller_reference WHERE reference = ?",
            row -> row.getInt(1),
            callerReference)
        .isPresent();
  }

  long nextNumber() {
    return 1 + sql.number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'hosted_zone'");
  }

  void insert(HostedZone zone) {
    sql.execute(
        "INSERT INTO hosted_zone (id, number, sort_key, caller_reference, comment, name_servers,"
            + " record_set_count) VALUES (?, ?, ?, ?, ?, ?, 0)",
        zone.id().value(),
        zone.number(),
        zone.name().sortKey(),
        zone.callerReference(),
        zone.comment().orElse(null),
        String.join("\n", zone.nameServers()));
    sql.execute("INSERT INTO caller_reference (reference) VALUES (?)", zone.callerReference());
  }

  /**
   * Removes a zone whose record sets are gone.
   *
   * @return whether it was there
   */
  boolean delete(long number) {
    return sql.execute("DELETE FROM hosted_zone WHERE number = ?", number) == 1;
  }

  void addToRecordSetCount(long number, int difference) {
    sql.execute(
        "UPDATE hosted_zone SET record_set_count = record_set_count + ? WHERE number = ?",
        difference,
        number);
  }
}

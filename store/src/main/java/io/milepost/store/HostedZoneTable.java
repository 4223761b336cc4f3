package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.zone.AcceleratedRecovery;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneKind;
import io.milepost.model.zone.ZoneReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The hosted zones, and the caller references that were ever used. */
final class HostedZoneTable {
  private static final String SELECT =
      "SELECT id, number, sort_key, caller_reference, comment, private, name_servers,"
          + " delegation_set_id, accelerated_recovery, record_set_count FROM hosted_zone ";

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
        kind(row),
        row.getLong(10));
  }

  private static ZoneKind kind(ResultSet row) throws SQLException {
    return row.getBoolean(6)
        ? new ZoneKind.Private()
        : new ZoneKind.Public(
            Lines.split(row.getString(7)),
            Optional.ofNullable(row.getString(8)).map(DelegationSetId::new),
            Optional.ofNullable(row.getString(9)).map(AcceleratedRecovery::valueOf));
  }

  Optional<HostedZone> find(HostedZoneId id) {
    return sql.first(SELECT + "WHERE id = ?", HostedZoneTable::zone, id.value());
  }

  /** The number of a zone, gone or not. */
  OptionalLong number(HostedZoneId id) {
    return sql.firstNumber("SELECT number FROM hosted_zone WHERE id = ?", id.value())
        .or(() ->
            sql.firstNumber("SELECT number FROM deleted_hosted_zone WHERE id = ?", id.value()))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  List<HostedZone> byNumber(ZoneFilter filter, long fromNumber, int limit) {
    String where = filter.privateOnly() ? "WHERE private = 1 AND " : "WHERE ";
    String order = "number >= ? ORDER BY number LIMIT ?";
    return filter.delegationSet().isPresent()
        ? sql.list(
            SELECT + where + "delegation_set_id = ? AND " + order,
            HostedZoneTable::zone,
            filter.delegationSet().get().value(),
            fromNumber,
            limit)
        : sql.list(SELECT + where + order, HostedZoneTable::zone, fromNumber, limit);
  }

  List<HostedZone> byName(String fromSortKey, String fromId, int limit) {
    return sql.list(
        SELECT + "WHERE (sort_key, id) >= (?, ?) ORDER BY sort_key, id LIMIT ?",
        HostedZoneTable::zone,
        fromSortKey,
        fromId,
        limit);
  }

  List<HostedZone> ofVpc(VpcId vpc, long fromNumber, int limit) {
    return sql.list(
        SELECT
            + "WHERE number IN (SELECT zone_number FROM vpc_association"
            + " WHERE vpc_id = ? AND zone_number >= ? ORDER BY zone_number LIMIT ?)"
            + " ORDER BY number",
        HostedZoneTable::zone,
        vpc.value(),
        fromNumber,
        limit);
  }

  Optional<HostedZone> ofVpc(VpcId vpc, DnsName name) {
    return sql.first(
        SELECT
            + "WHERE sort_key = ? AND number IN"
            + " (SELECT zone_number FROM vpc_association WHERE vpc_id = ?)",
        HostedZoneTable::zone,
        name.sortKey(),
        vpc.value());
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
    return sql.firstNumber("SELECT 1 FROM caller_reference WHERE reference = ?", callerReference)
        .isPresent();
  }

  long count() {
    return sql.number("SELECT count(*) FROM hosted_zone");
  }

  long count(DelegationSetId id) {
    return sql.number("SELECT count(*) FROM hosted_zone WHERE delegation_set_id = ?", id.value());
  }

  long nextNumber() {
    return 1 + sql.number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'hosted_zone'");
  }

  void insert(HostedZone zone) {
    sql.execute(
        "INSERT INTO hosted_zone (id, number, sort_key, caller_reference, comment, private,"
            + " name_servers, record_set_count) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
        zone.id().value(),
        zone.number(),
        zone.name().sortKey(),
        zone.callerReference(),
        zone.comment().orElse(null),
        zone.isPrivate(),
        Lines.join(zone.nameServers()));
    update(zone);
    sql.execute("INSERT INTO caller_reference (reference) VALUES (?)", zone.callerReference());
  }

  /** Writes what may change while a zone lives, but for its count of sets. */
  void update(HostedZone zone) {
    Optional<ZoneKind.Public> shown =
        switch (zone.kind()) {
          case ZoneKind.Public kind -> Optional.of(kind);
          case ZoneKind.Private _ -> Optional.empty();
        };
    sql.execute(
        "UPDATE hosted_zone SET comment = ?, delegation_set_id = ?, accelerated_recovery = ?"
            + " WHERE number = ?",
        zone.comment().orElse(null),
        shown.flatMap(ZoneKind.Public::delegationSet).map(DelegationSetId::value).orElse(null),
        shown.flatMap(ZoneKind.Public::acceleratedRecovery).map(Enum::name).orElse(null),
        zone.number());
  }

  /**
   * Removes a zone of which nothing is left elsewhere.
   *
   * @return whether it was there
   */
  boolean delete(ZoneReference zone) {
    sql.execute(
        "INSERT INTO deleted_hosted_zone (id, number) VALUES (?, ?)",
        zone.id().value(),
        zone.number());
    return sql.execute("DELETE FROM hosted_zone WHERE number = ?", zone.number()) == 1;
  }

  void addToRecordSetCount(long number, int difference) {
    sql.execute(
        "UPDATE hosted_zone SET record_set_count = record_set_count + ? WHERE number = ?",
        difference,
        number);
  }
}

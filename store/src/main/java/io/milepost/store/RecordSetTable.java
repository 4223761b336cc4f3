package io.milepost.store;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The record sets of all zones, in the order in which Route 53 lists them. */
final class RecordSetTable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordSetTable.class);
  private static final String SELECT =
      "SELECT " + RecordSetRow.COLUMNS + " FROM record_set WHERE zone_number = ";
  private static final String NUMBER_OF_ZONE = "(SELECT number FROM hosted_zone WHERE id = ?)";
  private static final String ORDER = " ORDER BY sort_key, type, set_identifier";
  private static final String WHERE_KEY =
      " WHERE zone_number = ? AND sort_key = ? AND type = ? AND set_identifier = ?";

  private final Statements sql;

  /** Whether a row was met that an older version wrote and this one can't read. */
  private boolean metUnreadable;

  RecordSetTable(Statements sql) {
    this.sql = sql;
  }

  /** One range of the primary key: the comparison of rows is that of {@link ListPosition}. */
  List<ResourceRecordSet> list(HostedZoneId zone, ListPosition from, int limit) {
    List<ResourceRecordSet> sets = new ArrayList<>();
    sql.query(
        SELECT + NUMBER_OF_ZONE + " AND (sort_key, type, set_identifier) >= (?, ?, ?)" + ORDER,
        rows -> {
          while (sets.size() < limit && rows.next()) {
            read(rows).ifPresent(sets::add);
          }
        },
        zone.value(),
        from.sortKey(),
        from.type(),
        from.setIdentifier());
    return sets;
  }

  List<ResourceRecordSet> at(HostedZoneId zone, DnsName name) {
    List<ResourceRecordSet> sets = new ArrayList<>();
    sql.query(
        SELECT + NUMBER_OF_ZONE + " AND sort_key = ?" + ORDER,
        rows -> {
          while (rows.next()) {
            read(rows).ifPresent(sets::add);
          }
        },
        zone.value(),
        name.sortKey());
    return sets;
  }

  /** Reads a set; empty if an older version wrote what this one can't read. */
  private Optional<ResourceRecordSet> read(ResultSet row) throws SQLException {
    try {
      return Optional.of(RecordSetRow.read(row));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.debug("A record set can't be read", e);
      metUnreadable = true;
      return Optional.empty();
    }
  }

  Optional<PreparedSet> prepared(long zoneNumber, RecordSetKey key) {
    return sql.first(
        "SELECT " + RecordSetRow.PREPARED_COLUMNS + " FROM record_set" + WHERE_KEY,
        row -> RecordSetRow.prepared(key.name(), row, 1),
        zoneNumber,
        key.name().sortKey(),
        key.type().name(),
        key.identifierText());
  }

  void put(long zoneNumber, ResourceRecordSet set) {
    RecordSetKey key = set.key();
    String insert =
        "INSERT OR REPLACE INTO record_set (zone_number, "
            + RecordSetRow.COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    String sortKey = key.name().sortKey();
    String type = key.type().name();
    String identifier = key.identifierText();
    String routing = RoutingText.format(set.routing());
    String healthCheck = set.healthCheckId().map(HealthCheckId::value).orElse(null);
    switch (set.data()) {
      case RecordData.Values values ->
          sql.execute(
              insert,
              zoneNumber,
              sortKey,
              type,
              identifier,
              values.ttlSeconds(),
              values.rdata().toBytes(),
              RecordSetRow.joined(values.values()),
              null,
              null,
              null,
              routing,
              healthCheck);
      case RecordData.Alias(AliasTarget target) ->
          sql.execute(
              insert,
              zoneNumber,
              sortKey,
              type,
              identifier,
              null,
              null,
              null,
              target.hostedZoneId().value(),
              target.dnsName().toString(),
              target.evaluateTargetHealth() ? 1 : 0,
              routing,
              healthCheck);
    }
  }

  /** Removes a set that the others of its name were read without; returns whether it was there. */
  boolean deleteUnreadable(long zoneNumber, RecordSetKey key) {
    return metUnreadable && delete(zoneNumber, key);
  }

  /** Removes a set; returns whether it was there. */
  boolean delete(long zoneNumber, RecordSetKey key) {
    return sql.execute(
            "DELETE FROM record_set" + WHERE_KEY,
            zoneNumber,
            key.name().sortKey(),
            key.type().name(),
            key.identifierText())
        == 1;
  }

  void deleteAll(long zoneNumber) {
    sql.execute("DELETE FROM record_set WHERE zone_number = ?", zoneNumber);
  }
}

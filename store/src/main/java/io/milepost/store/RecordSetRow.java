package io.milepost.store;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a row of the table {@code record_set} says. */
final class RecordSetRow {
  /** The columns that {@link #read} takes, in its order. */
  static final String COLUMNS =
      "sort_key, type, set_identifier, ttl_seconds, rdata, value_texts, alias_zone_id,"
          + " alias_dns_name, alias_evaluates_health, routing, health_check_id";

  /** The columns that {@link #prepared} takes, in its order. */
  static final String PREPARED_COLUMNS =
      "type, set_identifier, ttl_seconds, rdata, routing, health_check_id, alias_zone_id,"
          + " alias_dns_name, alias_evaluates_health";

  private static final String SEPARATOR = "\n";

  private RecordSetRow() {}

  static ResourceRecordSet read(ResultSet row) throws SQLException {
    return new ResourceRecordSet(
        DnsName.fromSortKey(row.getString(1)),
        type(row.getString(2)),
        RoutingText.parse(row.getString(10), row.getString(3)),
        data(row),
        healthCheck(row.getString(11)));
  }

  private static RecordData data(ResultSet row) throws SQLException {
    byte[] rdata = row.getBytes(5);
    if (rdata == null) {
      return new RecordData.Alias(aliasTarget(row, 7));
    }
    List<String> values = Arrays.asList(row.getString(6).split(SEPARATOR, -1));
    return new RecordData.Values(row.getLong(4), values, RdataList.ofBytes(rdata));
  }

  /**
   * @param first the first of the three columns of an alias
   */
  private static AliasTarget aliasTarget(ResultSet row, int first) throws SQLException {
    return new AliasTarget(
        new HostedZoneId(row.getString(first)),
        DnsName.of(row.getString(first + 1)),
        row.getInt(first + 2) == 1);
  }

  private static Optional<HealthCheckId> healthCheck(@Nullable String id) {
    return Optional.ofNullable(id).map(HealthCheckId::new);
  }

  /**
   * The form that the compiler takes.
   *
   * @param row has {@link #PREPARED_COLUMNS}
   * @param first where they begin
   */
  static PreparedSet prepared(DnsName owner, ResultSet row, int first) throws SQLException {
    String routing = row.getString(first + 4);
    byte[] rdata = row.getBytes(first + 3);
    return new PreparedSet(
        owner,
        type(row.getString(first)),
        RoutingText.parse(routing, routing == null ? "" : row.getString(first + 1)),
        rdata == null
            ? new PreparedData.Alias(aliasTarget(row, first + 6))
            : new PreparedData.Values(row.getInt(first + 2), RdataList.ofBytes(rdata)),
        healthCheck(row.getString(first + 5)));
  }

  private static RecordType type(String name) {
    RecordType type = RecordType.ofName(name);
    if (type == null) {
      throw new IllegalStateException("not a record type: " + name);
    }
    return type;
  }

  /**
   * Values in one text.
   *
   * @throws IllegalArgumentException if one has a line break
   */
  static String joined(List<String> values) {
    for (String value : values) {
      if (value.contains(SEPARATOR)) {
        throw new IllegalArgumentException("a line break in the value " + value);
      }
    }
    return String.join(SEPARATOR, values);
  }
}

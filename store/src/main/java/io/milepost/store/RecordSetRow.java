package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.PreparedSet;
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

  private static final String SEPARATOR = "\n";

  private RecordSetRow() {}

  static ResourceRecordSet read(ResultSet row) throws SQLException {
    return new ResourceRecordSet(
        DnsName.fromSortKey(row.getString(1)),
        type(row.getString(2)),
        RoutingText.parse(row.getString(10), row.getString(3)),
        data(row),
        Optional.ofNullable(row.getString(11)));
  }

  private static RecordData data(ResultSet row) throws SQLException {
    byte[] rdata = row.getBytes(5);
    if (rdata == null) {
      return new RecordData.Alias(row.getString(7), row.getString(8), row.getInt(9) == 1);
    }
    List<String> values = Arrays.asList(row.getString(6).split(SEPARATOR, -1));
    return new RecordData.Values(row.getLong(4), values, RdataList.ofBytes(rdata));
  }

  /**
   * The form that the compiler takes.
   *
   * @throws IllegalStateException if the row is an alias
   */
  static PreparedSet prepared(
      DnsName owner,
      String type,
      String setIdentifier,
      int ttlSeconds,
      byte @Nullable [] rdata,
      @Nullable String routing) {
    if (rdata == null) {
      throw new IllegalStateException("an alias, " + type + " at " + owner);
    }
    return new PreparedSet(
        owner,
        type(type),
        RoutingText.parse(routing, setIdentifier),
        ttlSeconds,
        RdataList.ofBytes(rdata));
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

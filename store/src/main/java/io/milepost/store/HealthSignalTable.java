package io.milepost.store;

import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.AlarmState;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.store.HealthVisitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The states of alarms and routing controls. */
final class HealthSignalTable {
  private final Statements sql;

  HealthSignalTable(Statements sql) {
    this.sql = sql;
  }

  void visit(HealthVisitor visitor) {
    alarms().forEach(visitor::alarm);
    routingControls().forEach(visitor::routingControl);
  }

  private static AlarmData data(ResultSet row) throws SQLException {
    return new AlarmData(
        AlarmState.valueOf(row.getString(1)),
        Optional.ofNullable(row.getString(2)).map(HealthStatus::valueOf));
  }

  Optional<AlarmData> alarm(AlarmId id) {
    return sql.first(
        "SELECT state, last_known FROM alarm WHERE region = ? AND name = ?",
        HealthSignalTable::data,
        id.region(),
        id.name());
  }

  SortedMap<AlarmId, AlarmData> alarms() {
    SortedMap<AlarmId, AlarmData> all = new TreeMap<>();
    sql.query(
        "SELECT state, last_known, region, name FROM alarm",
        rows -> {
          while (rows.next()) {
            all.put(new AlarmId(rows.getString(3), rows.getString(4)), data(rows));
          }
        });
    return all;
  }

  Optional<RoutingControlState> routingControl(String arn) {
    return sql.first(
        "SELECT state FROM routing_control WHERE arn = ?",
        row -> RoutingControlState.valueOf(row.getString(1)),
        arn);
  }

  SortedMap<String, RoutingControlState> routingControls() {
    SortedMap<String, RoutingControlState> all = new TreeMap<>();
    sql.query(
        "SELECT arn, state FROM routing_control",
        rows -> {
          while (rows.next()) {
            all.put(rows.getString(1), RoutingControlState.valueOf(rows.getString(2)));
          }
        });
    return all;
  }

  void putAlarm(AlarmId id, Optional<AlarmData> data) {
    if (data.isEmpty()) {
      sql.execute("DELETE FROM alarm WHERE region = ? AND name = ?", id.region(), id.name());
      return;
    }
    sql.execute(
        "INSERT OR REPLACE INTO alarm (region, name, state, last_known) VALUES (?, ?, ?, ?)",
        id.region(),
        id.name(),
        data.get().state().name(),
        data.get().lastKnown().map(HealthStatus::name).orElse(null));
  }

  void putRoutingControl(String arn, Optional<RoutingControlState> state) {
    if (state.isEmpty()) {
      sql.execute("DELETE FROM routing_control WHERE arn = ?", arn);
      return;
    }
    sql.execute(
        "INSERT OR REPLACE INTO routing_control (arn, state) VALUES (?, ?)",
        arn,
        state.get().name());
  }
}

package io.milepost.store;

import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthCheckSettings;
import io.milepost.model.health.HealthCheckType;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.store.ContentsVisitor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The health checks with what they were made to say and what was found last, and the caller
 * references that were ever used for them.
 */
final class HealthCheckTable {
  private static final String SELECT =
      "SELECT id, number, caller_reference, type, settings, version, forced_status,"
          + " measured_status, measured_since FROM health_check ";

  private final Statements sql;

  HealthCheckTable(Statements sql) {
    this.sql = sql;
  }

  private static HealthCheck check(ResultSet row) throws SQLException {
    return new HealthCheck(
        new HealthCheckId(row.getString(1)),
        row.getLong(2),
        row.getString(3),
        SettingsText.parse(row.getString(5)).toConfig(HealthCheckType.valueOf(row.getString(4))),
        row.getLong(6));
  }

  private static Optional<HealthStatus> forced(@Nullable String column) {
    return Optional.ofNullable(column).map(HealthStatus::valueOf);
  }

  private static Optional<MeasuredHealth> measured(ResultSet row) throws SQLException {
    String status = row.getString(8);
    return status == null
        ? Optional.empty()
        : Optional.of(
            new MeasuredHealth(HealthStatus.valueOf(status), Instant.ofEpochMilli(row.getLong(9))));
  }

  /** Gives all checks to a visitor, in the order of their creation. */
  void visit(ContentsVisitor visitor) {
    sql.query(
        SELECT + "ORDER BY number",
        rows -> {
          while (rows.next()) {
            visitor.healthCheck(check(rows), forced(rows.getString(7)), measured(rows));
          }
        });
  }

  Optional<HealthCheck> find(HealthCheckId id) {
    return sql.first(SELECT + "WHERE id = ?", HealthCheckTable::check, id.value());
  }

  boolean exists(HealthCheckId id) {
    return sql.firstNumber("SELECT 1 FROM health_check WHERE id = ?", id.value()).isPresent();
  }

  Optional<HealthStatus> forced(HealthCheckId id) {
    return sql.first(
            "SELECT forced_status FROM health_check WHERE id = ?",
            row -> forced(row.getString(1)),
            id.value())
        .flatMap(status -> status);
  }

  OptionalLong number(HealthCheckId id) {
    return sql.firstNumber(
            "SELECT number FROM health_check_reference WHERE check_id = ?", id.value())
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  Optional<HealthCheckId> ofReference(String callerReference) {
    return sql.first(
        "SELECT check_id FROM health_check_reference WHERE reference = ?",
        row -> new HealthCheckId(row.getString(1)),
        callerReference);
  }

  List<HealthCheck> byNumber(long fromNumber, int limit) {
    return sql.list(
        SELECT + "WHERE number >= ? ORDER BY number LIMIT ?",
        HealthCheckTable::check,
        fromNumber,
        limit);
  }

  long count() {
    return sql.number("SELECT count(*) FROM health_check");
  }

  long nextNumber() {
    return 1 + sql.number("SELECT max(seq) FROM sqlite_sequence WHERE name = 'health_check'");
  }

  void insert(HealthCheck check) {
    sql.execute(
        "INSERT INTO health_check (id, number, caller_reference, type, settings, version)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        check.id().value(),
        check.number(),
        check.callerReference(),
        check.config().type().name(),
        SettingsText.format(HealthCheckSettings.of(check.config())),
        check.version());
    sql.execute(
        "INSERT INTO health_check_reference (reference, check_id, number) VALUES (?, ?, ?)",
        check.callerReference(),
        check.id().value(),
        check.number());
  }

  void update(HealthCheck check) {
    sql.execute(
        "UPDATE health_check SET type = ?, settings = ?, version = ? WHERE id = ?",
        check.config().type().name(),
        SettingsText.format(HealthCheckSettings.of(check.config())),
        check.version(),
        check.id().value());
  }

  /** Returns whether the check is there. */
  boolean force(HealthCheckId id, Optional<HealthStatus> status) {
    return sql.execute(
            "UPDATE health_check SET forced_status = ? WHERE id = ?",
            status.map(HealthStatus::name).orElse(null),
            id.value())
        == 1;
  }

  /** Does nothing if the check is not there. */
  void recordMeasured(HealthCheckId id, MeasuredHealth measured) {
    sql.execute(
        "UPDATE health_check SET measured_status = ?, measured_since = ? WHERE id = ?",
        measured.status().name(),
        measured.since().toEpochMilli(),
        id.value());
  }

  void delete(HealthCheckId id) {
    sql.execute("DELETE FROM health_check WHERE id = ?", id.value());
  }
}

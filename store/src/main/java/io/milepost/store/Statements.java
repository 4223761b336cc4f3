package io.milepost.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL on one connection, each statement prepared once. Used by one thread at a time.
 *
 * <p>SQLite may answer an error by rolling back the whole transaction, after which any statement
 * would be a transaction of its own. So after an error every statement is refused until {@link
 * #recover()}.
 */
final class Statements implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private boolean failed;

  /** Makes a value of the row at which a result stands. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Takes all rows of a result, one after the other. */
  interface RowsConsumer {
    void accept(ResultSet rows) throws SQLException;
  }

  /**
   * @param connection closed by its owner, after this
   */
  Statements(Connection connection) {
    this.connection = connection;
  }

  <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    List<T> values = new ArrayList<>();
    query(
        sql,
        rows -> {
          while (rows.next()) {
            values.add(reader.read(rows));
          }
        },
        arguments);
    return values;
  }

  <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    List<T> values = new ArrayList<>(1);
    query(
        sql,
        rows -> {
          if (rows.next()) {
            values.add(reader.read(rows));
          }
        },
        arguments);
    return values.stream().findFirst();
  }

  /** The first column of the first row. */
  Optional<Long> firstNumber(String sql, @Nullable Object... arguments) {
    return first(sql, row -> row.getLong(1), arguments);
  }

  /** The first column of the only row; 0 if it is NULL. */
  long number(String sql, @Nullable Object... arguments) {
    return first(sql, row -> row.getLong(1), arguments).orElseThrow();
  }

  void query(String sql, RowsConsumer consumer, @Nullable Object... arguments) {
    refuseAfterFailure(sql);
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      consumer.accept(rows);
    } catch (SQLException e) {
      failed = true;
      throw new SqlFailure(sql, e);
    }
  }

  /** Runs a statement that gives no rows; returns how many rows it inserted, changed or deleted. */
  int execute(String sql, @Nullable Object... arguments) {
    refuseAfterFailure(sql);
    try {
      return bound(sql, arguments).executeUpdate();
    } catch (SQLException e) {
      failed = true;
      throw new SqlFailure(sql, e);
    }
  }

  private PreparedStatement bound(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  private void refuseAfterFailure(String sql) {
    if (failed) {
      throw new SqlFailure(sql, new SQLException("an earlier statement failed"));
    }
  }

  /** Whether a statement failed since the last recovery. */
  boolean hasFailed() {
    return failed;
  }

  /** Allows statements again; the caller rolls back next. */
  void recover() {
    failed = false;
  }

  @Override
  public void close() {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        throw new SqlFailure("close", e);
      }
    }
    prepared.clear();
  }
}

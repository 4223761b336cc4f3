package io.milepost.store;

import java.sql.SQLException;

/** SQLite refused a statement: the disk is full or broken, or the statement is wrong. */
final class SqlFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SqlFailure(String sql, SQLException cause) {
    super(sql, cause);
  }
}

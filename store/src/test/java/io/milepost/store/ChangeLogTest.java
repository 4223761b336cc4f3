package io.milepost.store;

import static io.milepost.store.TestStores.createZone;
import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.LogEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The change log is kept to a bounded length. */
class ChangeLogTest {
  private static final int MOST = ChangeLogTable.KEPT_ENTRIES + ChangeLogTable.TRIMMED_AT_ONCE;

  @TempDir Path dir;

  @Test
  void log_trimsTheOldestTogether() throws Exception {
    SqliteStore.open(TestStores.options(dir, 1)).close();
    fillLog(MOST - 2);
    try (SqliteStore store = TestStores.open(dir, ChangeFollower.NONE)) {
      createZone(store, "a.example");
      assertThat(numbers(store, 0)).hasSize(MOST - 1).startsWith(1L).endsWith(MOST - 1L);
      createZone(store, "b.example");
      assertThat(numbers(store, 0))
          .hasSize(ChangeLogTable.KEPT_ENTRIES)
          .startsWith(ChangeLogTable.TRIMMED_AT_ONCE + 1L)
          .endsWith((long) MOST);
      createZone(store, "c.example");
      assertThat(numbers(store, MOST - 1L)).containsExactly((long) MOST, MOST + 1L);
      assertThat(numbers(store, 5)).startsWith(ChangeLogTable.TRIMMED_AT_ONCE + 1L);
    }
  }

  private static List<Long> numbers(SqliteStore store, long after) {
    return store.log(after, 1_000_000).stream().map(LogEntry::number).toList();
  }

  private void fillLog(int entries) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("milepost.db"));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO change_log (number, committed_at, effects) WITH RECURSIVE n (i) AS"
              + " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
              + entries
              + ") SELECT i, 0, x'0100000000' FROM n");
    }
  }
}

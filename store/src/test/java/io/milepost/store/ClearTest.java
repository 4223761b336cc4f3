package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.change.ChangeId;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreateHostedZone;
import io.milepost.model.operation.CreatePrivateHostedZone;
import io.milepost.model.operation.CreateReusableDelegationSet;
import io.milepost.model.operation.NewZone;
import io.milepost.model.operation.Quotas;
import io.milepost.model.operation.ReplaceContents;
import io.milepost.model.snapshot.PublishedZones;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is forgotten in one change. */
class ClearTest {
  @TempDir Path dir;

  private static NewZone fill(SqliteStore store) {
    DelegationSet set =
        store.apply(new CreateReusableDelegationSet("set", Optional.empty(), Quotas.NONE));
    NewZone zone =
        store.apply(
            new CreateHostedZone(
                DnsName.of("example.com"),
                "zone",
                Optional.empty(),
                Optional.of(set.id()),
                Quotas.NONE));
    store.apply(
        new CreatePrivateHostedZone(
            DnsName.of("internal"),
            "private",
            Optional.empty(),
            new Vpc("eu-west-1", new VpcId("vpc-1")),
            Quotas.NONE));
    return zone;
  }

  @Test
  void everyTableOfContents_isEmptied() throws Exception {
    PublishedZones zones = new PublishedZones();
    NewZone before;
    try (SqliteStore store = TestStores.open(dir, zones)) {
      before = fill(store);
      assertThat(zones.get().zoneCount()).isEqualTo(2);
      assertThat(store.apply(new ReplaceContents(List.of()))).isZero();
      assertThat(zones.get().zoneCount()).isZero();
      List<LogEntry> log = store.log(3, 10);
      assertThat(log).hasSize(1);
      assertThat(log.getFirst().number()).isEqualTo(4);
      assertThat(log.getFirst().effects()).containsExactly(new Effect.ContentsCleared());
      assertThat(zones.get().logNumber()).isEqualTo(4);
    }
    assertThat(filledTables())
        .containsExactlyInAnyOrder("change_log", "flyway_schema_history", "sqlite_sequence");
    try (SqliteStore store = TestStores.open(dir, zones)) {
      zones.load(store);
      assertThat(zones.get().zoneCount()).isZero();
      ChangeId change = before.change().id();
      boolean known = store.read(reader -> reader.change(change).isPresent());
      assertThat(known).isFalse();
      NewZone again = fill(store);
      assertThat(again.zone().number()).isGreaterThan(before.zone().number() + 1);
      assertThat(zones.get().zoneCount()).isEqualTo(2);
    }
  }

  private List<String> filledTables() throws Exception {
    List<String> filled = new ArrayList<>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("milepost.db"));
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " LIMIT 1")) {
          if (row.next()) {
            filled.add(table);
          }
        }
      }
    }
    return filled;
  }
}

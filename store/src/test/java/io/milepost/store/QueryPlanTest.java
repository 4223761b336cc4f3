package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.change.ChangeId;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.VpcId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads use an index, and sort nothing: their cost follows what they return. */
class QueryPlanTest {
  private static final HostedZoneId ZONE = new HostedZoneId("Z1");
  private static final DelegationSetId SET = new DelegationSetId("N1");
  private static final CidrCollectionId COLLECTION =
      new CidrCollectionId("c0ffee00-0000-4000-8000-000000000000");
  private static final VpcId VPC = new VpcId("vpc-1");
  private static final DnsName NAME = DnsName.of("a.example.com");

  @TempDir Path dir;

  @Test
  void recordSets_areOneRangeOfThePrimaryKey() throws Exception {
    ListPosition position = new ListPosition(NAME.sortKey(), "A", "one");
    assertThat(plans(sql -> new SqliteReader(sql).recordSets(ZONE, position, 10)))
        .contains(
            "SEARCH record_set USING PRIMARY KEY"
                + " (zone_number=? AND (sort_key,type,set_identifier)>(?,?,?))")
        .noneMatch(QueryPlanTest::isSlow);
  }

  @Test
  void reads_searchAnIndex() throws Exception {
    RecordSetKey key = new RecordSetKey(NAME, RecordType.A, Optional.empty());
    List<Consumer<Statements>> reads =
        List.of(
            sql -> new SqliteReader(sql).hostedZone(ZONE),
            sql -> new SqliteReader(sql).hostedZoneNumber(ZONE),
            sql -> new SqliteReader(sql).hostedZones(ZoneFilter.ALL, 5, 10),
            sql -> new SqliteReader(sql).hostedZones(new ZoneFilter(Optional.of(SET), true), 5, 10),
            sql ->
                new SqliteReader(sql).hostedZones(new ZoneFilter(Optional.of(SET), false), 5, 10),
            sql -> new SqliteReader(sql).hostedZones(new ZoneFilter(Optional.empty(), true), 5, 10),
            sql -> new SqliteReader(sql).hostedZoneCount(SET),
            sql -> new SqliteReader(sql).delegationSet(SET),
            sql -> new SqliteReader(sql).delegationSets(5, 10),
            sql -> new SqliteReader(sql).delegationSetNumber(SET),
            sql -> new SqliteReader(sql).isDelegationSetReferenceUsed("reference"),
            sql -> new SqliteReader(sql).vpcs(ZONE),
            sql -> new SqliteReader(sql).vpc(VPC),
            sql -> new SqliteReader(sql).hostedZoneOfVpc(VPC, NAME),
            sql -> new SqliteReader(sql).vpcAuthorizations(ZONE, 5, 10),
            sql -> new SqliteReader(sql).tags(TaggedResource.of(ZONE)),
            sql -> new SqliteReader(sql).cidrCollection(COLLECTION),
            sql -> new SqliteReader(sql).cidrCollectionNamed("offices"),
            sql -> new SqliteReader(sql).cidrCollectionReferenced("reference"),
            sql -> new SqliteReader(sql).cidrCollections("offices", 10),
            sql -> new SqliteReader(sql).cidrBlocks(COLLECTION),
            sql -> new SqliteReader(sql).dnssec(ZONE),
            sql -> new SqliteReader(sql).keyOfArn("arn"),
            sql -> new DnssecTable(sql).delete(1),
            sql -> new SqliteReader(sql).hostedZonesByName(NAME.sortKey(), "Z1", 10),
            sql -> new SqliteReader(sql).overlappingHostedZones(NAME),
            sql -> new SqliteReader(sql).isCallerReferenceUsed("reference"),
            sql -> new SqliteReader(sql).recordSetsAt(ZONE, NAME),
            sql -> new SqliteReader(sql).change(new ChangeId("C1")),
            sql -> new RecordSetTable(sql).prepared(1, key),
            sql -> new RecordSetTable(sql).deleteAll(1),
            sql -> new ChangeLogTable(sql).after(1, 10),
            sql -> new ChangeLogTable(sql).newest(),
            sql -> new ChangeLogTable(sql).trim(1_000_000, 1_000_000));
    for (Consumer<Statements> read : reads) {
      assertThat(plans(read)).isNotEmpty().noneMatch(QueryPlanTest::isSlow);
    }
  }

  @Test
  void zonesOfAVpc_areFoundByItsAssociations() throws Exception {
    assertThat(plans(sql -> new SqliteReader(sql).hostedZonesOfVpc(VPC, 5, 10)))
        .anyMatch(step -> step.contains("vpc_association_by_vpc (vpc_id=? AND zone_number>?)"))
        .anyMatch(step -> step.contains("SEARCH hosted_zone USING INTEGER PRIMARY KEY (rowid=?)"))
        .noneMatch(step -> step.startsWith("SCAN"));
  }

  @Test
  void recordSetsOfACidrCollection_areARangeOfTheirOwnIndex() throws Exception {
    for (Consumer<Statements> read :
        List.<Consumer<Statements>>of(
            sql -> new SqliteReader(sql).isCidrCollectionUsed(COLLECTION),
            sql -> new SqliteReader(sql).isCidrLocationUsed(COLLECTION, "paris"))) {
      assertThat(plans(read))
          .isNotEmpty()
          .allMatch(step -> step.startsWith("SEARCH record_set USING"))
          .allMatch(step -> step.contains("INDEX record_set_ip_based (routing"));
    }
  }

  @Test
  void contents_areInOrderWithoutSorting() throws Exception {
    List<String> plans =
        plans(sql ->
            new ContentsScan(sql, new ZoneCompiler.Loader(), LoadProgress.NONE, TestStores.CLOCK)
                .run());
    assertThat(plans).isNotEmpty().noneMatch(step -> step.contains("TEMP B-TREE"));
  }

  private static boolean isSlow(String step) {
    return step.startsWith("SCAN") || step.contains("TEMP B-TREE");
  }

  /** How SQLite executes each statement that is prepared. */
  private List<String> plans(Consumer<Statements> use) throws Exception {
    SqliteStore.open(TestStores.options(dir, 1)).close();
    List<String> steps = new ArrayList<>();
    try (Connection connection =
        new Database(dir.resolve("milepost.db")).writers(false).getConnection()) {
      Set<String> prepared = new LinkedHashSet<>();
      try (Statements sql = new Statements(recording(connection, prepared))) {
        use.accept(sql);
      }
      for (String sql : prepared) {
        steps.addAll(plan(connection, sql));
      }
    }
    return steps;
  }

  private static Connection recording(Connection connection, Set<String> prepared) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static List<String> plan(Connection connection, String sql) throws SQLException {
    List<String> steps = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
      while (rows.next()) {
        steps.add(rows.getString(4));
      }
    }
    return steps;
  }
}

package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.milepost.model.error.InternalFailure;
import io.milepost.model.name.DnsName;
import io.milepost.model.operation.CreatePrivateHostedZone;
import io.milepost.model.operation.Quotas;
import io.milepost.model.store.ChangeFollower;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of zones besides their record sets. */
class ZoneTablesTest {
  private static final Vpc VPC = new Vpc("eu-west-1", new VpcId("vpc-1"));

  @TempDir Path dir;

  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = TestStores.open(dir, ChangeFollower.NONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void inspect(Consumer<StoreReader> check) {
    store.read(reader -> {
      check.accept(reader);
      return true;
    });
  }

  private DelegationSet insertSet(String id) {
    return store.apply(transaction -> {
      DelegationSet set =
          new DelegationSet(
              new DelegationSetId(id),
              transaction.nextDelegationSetNumber(),
              "reference of " + id,
              List.of("ns-1.awsdns-00.com", "ns-2.awsdns-00.net"));
      transaction.insertDelegationSet(set);
      return set;
    });
  }

  @Test
  void delegationSets_areKeptInTheOrderOfTheirCreation() throws Exception {
    DelegationSet first = insertSet("NB");
    DelegationSet second = insertSet("NA");
    DelegationSet third = insertSet("NC");
    store.apply(transaction -> {
      transaction.deleteDelegationSet(third.id());
      return true;
    });
    DelegationSet fourth = insertSet("ND");
    store.close();
    open();
    inspect(
        reader -> assertThat(reader.delegationSets(0, 10)).containsExactly(first, second, fourth));
    inspect(
        reader -> assertThat(reader.delegationSets(second.number(), 1)).containsExactly(second));
    inspect(reader -> assertThat(reader.delegationSet(second.id())).contains(second));
    inspect(reader -> assertThat(reader.delegationSet(third.id())).isEmpty());
    inspect(reader -> assertThat(reader.delegationSetCount()).isEqualTo(3));
    inspect(reader ->
        assertThat(reader.delegationSetNumber(third.id()))
            .isEqualTo(OptionalLong.of(third.number())));
    inspect(reader -> assertThat(reader.delegationSetNumber(new DelegationSetId("N0"))).isEmpty());
    assertThat(fourth.number()).isGreaterThan(third.number());
    inspect(reader -> assertThat(reader.isDelegationSetReferenceUsed("reference of NC")).isTrue());
    inspect(reader -> assertThat(reader.isDelegationSetReferenceUsed("reference of NX")).isFalse());
  }

  @Test
  void zonesOfADelegationSet_areFound() {
    DelegationSet set = insertSet("N1");
    HostedZone zone = TestStores.createZone(store, "example.com");
    TestStores.createZone(store, "example.org");
    ZoneKind.Public kind = (ZoneKind.Public) zone.kind();
    HostedZone changed = zone.withKind(kind.withDelegationSet(set.id()));
    store.apply(transaction -> {
      transaction.updateHostedZone(changed);
      return true;
    });
    ZoneFilter filter = new ZoneFilter(Optional.of(set.id()), false);
    inspect(reader -> assertThat(reader.hostedZones(filter, 0, 10)).containsExactly(changed));
    inspect(reader -> assertThat(reader.hostedZoneCount(set.id())).isEqualTo(1));
    assertThatExceptionOfType(InternalFailure.class)
        .as("a set that a zone uses")
        .isThrownBy(() ->
            store.apply(transaction -> {
              transaction.deleteDelegationSet(set.id());
              return true;
            }));
  }

  @Test
  void deletedZone_leavesNoVpcAuthorizationOrTagBehind() throws Exception {
    HostedZone zone = createPrivateZone();
    TaggedResource resource = TaggedResource.of(zone.id());
    store.apply(transaction -> {
      transaction.insertVpcAuthorization(zone.id(), VPC);
      transaction.putTags(resource, List.of(new Tag("a", "b")));
      return true;
    });
    store.apply(transaction -> {
      transaction.deleteHostedZone(zone.reference());
      return true;
    });
    inspect(reader -> assertThat(reader.exists(resource)).isFalse());
    store.close();
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("milepost.db"))) {
      for (String table : List.of("vpc_association", "vpc_authorization", "tag", "record_set")) {
        try (var rows =
            connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
          assertThat(rows.getInt(1)).as(table).isZero();
        }
      }
    }
  }

  private HostedZone createPrivateZone() {
    return store
        .apply(
            new CreatePrivateHostedZone(
                DnsName.of("internal"), "reference", Optional.empty(), VPC, Quotas.NONE))
        .zone();
  }

  @Test
  void authorizations_areListedInTheirOrder() {
    HostedZone zone = createPrivateZone();
    List<Vpc> vpcs =
        List.of(
            new Vpc("eu-west-1", new VpcId("vpc-c")),
            new Vpc("eu-west-2", new VpcId("vpc-a")),
            new Vpc("eu-west-1", new VpcId("vpc-b")));
    store.apply(transaction -> {
      vpcs.forEach(vpc -> transaction.insertVpcAuthorization(zone.id(), vpc));
      return true;
    });
    inspect(reader ->
        assertThat(reader.vpcAuthorizations(zone.id(), 0, 10))
            .extracting(authorization -> authorization.vpc())
            .isEqualTo(vpcs));
    boolean other = delete(zone, new Vpc("eu-west-9", new VpcId("vpc-a")));
    boolean there = delete(zone, vpcs.get(1));
    assertThat(List.of(other, there)).containsExactly(false, true);
    inspect(reader ->
        assertThat(reader.vpcAuthorizations(zone.id(), 2, 10))
            .extracting(authorization -> authorization.vpc())
            .containsExactly(vpcs.get(2)));
  }

  private boolean delete(HostedZone zone, Vpc vpc) {
    return store.apply(transaction -> transaction.deleteVpcAuthorization(zone.id(), vpc));
  }

  @Test
  void tags_areReplacedInTheOrderGiven() throws Exception {
    HostedZone zone = TestStores.createZone(store, "example.com");
    TaggedResource resource = TaggedResource.of(zone.id());
    TaggedResource check = new TaggedResource(TaggedResource.Type.HEALTH_CHECK, zone.id().value());
    List<Tag> tags = List.of(new Tag("z", ""), new Tag("a", "ü"), new Tag("m", "1\n2"));
    store.apply(transaction -> {
      transaction.putTags(resource, List.of(new Tag("old", "old")));
      transaction.putTags(resource, tags);
      return true;
    });
    store.close();
    open();
    inspect(reader -> assertThat(reader.tags(resource)).isEqualTo(tags));
    inspect(reader -> assertThat(reader.tags(check)).isEmpty());
    inspect(reader -> assertThat(reader.exists(check)).isFalse());
  }

  @Test
  void storeOfTheFirstVersion_isBroughtUpToDate() throws Exception {
    Path old = dir.resolve("old");
    SqliteStore.open(TestStores.options(old, 1)).close();
    Files.delete(old.resolve("milepost.db"));
    String url = "jdbc:sqlite:" + old.resolve("milepost.db");
    Flyway.configure()
        .dataSource(url, "", "")
        .locations("classpath:io/milepost/store/migration")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO hosted_zone VALUES (4, 'Z4', 'com.example.', 'r', NULL, 'ns-1.a', 0)");
      statement.execute("INSERT INTO caller_reference VALUES ('r')");
    }
    try (SqliteStore updated = TestStores.open(old, ChangeFollower.NONE)) {
      HostedZone zone = updated.read(reader -> reader.hostedZones(ZoneFilter.ALL, 0, 2)).getFirst();
      assertThat(zone.kind()).isEqualTo(ZoneKind.Public.of(List.of("ns-1.a")));
      assertThat(zone.number()).isEqualTo(4);
    }
  }
}

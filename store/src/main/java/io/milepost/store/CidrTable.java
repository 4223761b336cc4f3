package io.milepost.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The CIDR collections with their blocks, and which record sets use them. */
final class CidrTable {
  private static final String SELECT =
      "SELECT id, name, caller_reference, version FROM cidr_collection ";

  /** The first two conditions are those of the index {@code record_set_ip_based}. */
  private static final String USERS =
      "SELECT 1 FROM record_set WHERE routing >= 'ip-based ' AND routing < 'ip-based!' ";

  private final Statements sql;

  CidrTable(Statements sql) {
    this.sql = sql;
  }

  private static CidrCollection collection(ResultSet row) throws SQLException {
    return new CidrCollection(
        new CidrCollectionId(row.getString(1)), row.getString(2), row.getString(3), row.getLong(4));
  }

  Optional<CidrCollection> find(CidrCollectionId id) {
    return sql.first(SELECT + "WHERE id = ?", CidrTable::collection, id.value());
  }

  Optional<CidrCollection> named(String name) {
    return sql.first(SELECT + "WHERE name = ?", CidrTable::collection, name);
  }

  Optional<CidrCollection> referenced(String callerReference) {
    return sql.first(SELECT + "WHERE caller_reference = ?", CidrTable::collection, callerReference);
  }

  List<CidrCollection> byName(String fromName, int limit) {
    return sql.list(
        SELECT + "WHERE name >= ? ORDER BY name LIMIT ?", CidrTable::collection, fromName, limit);
  }

  long count() {
    return sql.number("SELECT count(*) FROM cidr_collection");
  }

  /** The names of a collection's locations, in order; empty if there is no such collection. */
  Optional<Set<String>> locations(CidrCollectionId id) {
    return find(id)
        .map(there ->
            new LinkedHashSet<>(
                sql.list(
                    "SELECT DISTINCT location FROM cidr_block WHERE collection_id = ?"
                        + " ORDER BY location",
                    row -> row.getString(1),
                    id.value())));
  }

  /** The blocks of a collection by location and then by address. */
  List<LocatedBlock> blocks(CidrCollectionId id) {
    return sql
        .list(
            "SELECT location, block FROM cidr_block WHERE collection_id = ?",
            row -> new LocatedBlock(row.getString(1), Cidr.parse(row.getString(2))),
            id.value())
        .stream()
        .sorted()
        .toList();
  }

  boolean isUsed(CidrCollectionId id, String locationName) {
    return sql.firstNumber(
            USERS + "AND routing = ? LIMIT 1", RoutingText.formatIpBased(id, locationName))
        .isPresent();
  }

  boolean isUsed(CidrCollectionId id) {
    return sql.firstNumber(
            USERS + "AND routing >= ? AND routing < ? LIMIT 1",
            RoutingText.formatIpBased(id, ""),
            RoutingText.formatIpBased(id, "\u007f"))
        .isPresent();
  }

  void insert(CidrCollection collection) {
    sql.execute(
        "INSERT INTO cidr_collection (id, name, caller_reference, version) VALUES (?, ?, ?, ?)",
        collection.id().value(),
        collection.name(),
        collection.callerReference(),
        collection.version());
  }

  /** Returns whether it was there. */
  boolean updateVersion(CidrCollection collection) {
    return sql.execute(
            "UPDATE cidr_collection SET version = ? WHERE id = ?",
            collection.version(),
            collection.id().value())
        == 1;
  }

  /** Removes a collection that has no blocks; returns whether it was there. */
  boolean delete(CidrCollectionId id) {
    return sql.execute("DELETE FROM cidr_collection WHERE id = ?", id.value()) == 1;
  }

  void insertBlock(CidrCollectionId id, String locationName, Cidr block) {
    sql.execute(
        "INSERT INTO cidr_block (collection_id, block, location) VALUES (?, ?, ?)",
        id.value(),
        block.toString(),
        locationName);
  }

  /** Returns whether it was there. */
  boolean deleteBlock(CidrCollectionId id, String locationName, Cidr block) {
    return sql.execute(
            "DELETE FROM cidr_block WHERE collection_id = ? AND block = ? AND location = ?",
            id.value(),
            block.toString(),
            locationName)
        == 1;
  }
}

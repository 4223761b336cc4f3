package io.milepost.store;

import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcAuthorization;
import io.milepost.model.zone.VpcId;
import java.util.List;
import java.util.Optional;

/** Which VPCs see which private zones, and which may be made to. */
final class VpcTable {
  private static final String OF_ZONE =
      " WHERE zone_number = (SELECT number FROM hosted_zone WHERE id = ?)";

  private final Statements sql;

  VpcTable(Statements sql) {
    this.sql = sql;
  }

  private static Vpc vpc(String region, String id) {
    return new Vpc(region, new VpcId(id));
  }

  List<Vpc> associated(HostedZoneId zone) {
    return sql.list(
        "SELECT region, vpc_id FROM vpc_association" + OF_ZONE + " ORDER BY number",
        row -> vpc(row.getString(1), row.getString(2)),
        zone.value());
  }

  Optional<Vpc> find(VpcId id) {
    return sql.first(
        "SELECT region, vpc_id FROM vpc_association WHERE vpc_id = ?",
        row -> vpc(row.getString(1), row.getString(2)),
        id.value());
  }

  void associate(long zoneNumber, Vpc vpc) {
    insert("vpc_association", zoneNumber, vpc);
  }

  private void insert(String table, long zoneNumber, Vpc vpc) {
    sql.execute(
        "INSERT INTO "
            + table
            + " (zone_number, number, vpc_id, region)"
            + " SELECT ?, 1 + coalesce(max(number), 0), ?, ? FROM "
            + table
            + " WHERE zone_number = ?",
        zoneNumber,
        vpc.id().value(),
        vpc.region(),
        zoneNumber);
  }

  /** Returns whether the VPC was associated. */
  boolean disassociate(long zoneNumber, Vpc vpc) {
    return delete("vpc_association", zoneNumber, vpc);
  }

  private boolean delete(String table, long zoneNumber, Vpc vpc) {
    return sql.execute(
            "DELETE FROM " + table + " WHERE zone_number = ? AND vpc_id = ? AND region = ?",
            zoneNumber,
            vpc.id().value(),
            vpc.region())
        == 1;
  }

  List<VpcAuthorization> authorizations(HostedZoneId zone, long fromNumber, int limit) {
    return sql.list(
        "SELECT number, region, vpc_id FROM vpc_authorization"
            + OF_ZONE
            + " AND number >= ? ORDER BY number LIMIT ?",
        row -> new VpcAuthorization(row.getLong(1), vpc(row.getString(2), row.getString(3))),
        zone.value(),
        fromNumber,
        limit);
  }

  void authorize(long zoneNumber, Vpc vpc) {
    insert("vpc_authorization", zoneNumber, vpc);
  }

  /** Returns whether the VPC was authorized. */
  boolean deauthorize(long zoneNumber, Vpc vpc) {
    return delete("vpc_authorization", zoneNumber, vpc);
  }

  void deleteAuthorizations(long zoneNumber) {
    sql.execute("DELETE FROM vpc_authorization WHERE zone_number = ?", zoneNumber);
  }
}

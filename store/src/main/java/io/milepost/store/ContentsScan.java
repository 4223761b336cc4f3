package io.milepost.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;

/**
 * Gives all zones, VPC associations and record sets to a visitor: a cursor over each, all in the
 * order of zone numbers, and no more than a row of each in memory.
 */
final class ContentsScan {
  private static final int ROWS_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;
  private static final long PROGRESS_MILLIS = 1000;

  private final Statements sql;
  private final ContentsVisitor visitor;
  private final LoadProgress progress;
  private final InstantSource clock;
  private long total;
  private long loaded;
  private long lastProgressAt;
  private String lastSortKey = "";
  private DnsName lastOwner = DnsName.ROOT;

  ContentsScan(
      Statements sql, ContentsVisitor visitor, LoadProgress progress, InstantSource clock) {
    this.sql = sql;
    this.visitor = visitor;
    this.progress = progress;
    this.clock = clock;
  }

  /** Returns the number of the log entry that the contents include last. */
  long run() {
    long logNumber = new ChangeLogTable(sql).newest();
    total = sql.number("SELECT sum(record_set_count) FROM hosted_zone");
    lastProgressAt = clock.millis();
    sql.query(
        "SELECT number, id, sort_key, private FROM hosted_zone ORDER BY number",
        zones ->
            sql.query(
                "SELECT zone_number, region, vpc_id FROM vpc_association"
                    + " ORDER BY zone_number, number",
                vpcs -> visit(zones, vpcs)));
    return logNumber;
  }

  private void visit(ResultSet zones, ResultSet vpcs) {
    sql.query(
        "SELECT zone_number, sort_key, type, set_identifier, ttl_seconds, rdata, routing"
            + " FROM record_set ORDER BY zone_number, sort_key, type, set_identifier",
        sets -> visit(zones, vpcs, sets));
  }

  private void visit(ResultSet zones, ResultSet vpcs, ResultSet sets) throws SQLException {
    boolean moreVpcs = vpcs.next();
    boolean more = sets.next();
    while (zones.next()) {
      long number = zones.getLong(1);
      HostedZoneId id = new HostedZoneId(zones.getString(2));
      DnsName apex = DnsName.fromSortKey(zones.getString(3));
      visitor.hostedZone(new ZoneReference(id, number, apex, zones.getBoolean(4)));
      while (moreVpcs && vpcs.getLong(1) == number) {
        visitor.vpcAssociation(new Vpc(vpcs.getString(2), new VpcId(vpcs.getString(3))));
        moreVpcs = vpcs.next();
      }
      while (more && sets.getLong(1) == number) {
        visitSet(sets);
        more = sets.next();
      }
    }
    if (moreVpcs) {
      throw new IllegalStateException("a VPC of no zone, number " + vpcs.getLong(1));
    }
    if (more) {
      throw new IllegalStateException("record sets of no zone, number " + sets.getLong(1));
    }
  }

  private void visitSet(ResultSet row) throws SQLException {
    String sortKey = row.getString(2);
    if (!sortKey.equals(lastSortKey)) {
      lastOwner = DnsName.fromSortKey(sortKey);
      lastSortKey = sortKey;
    }
    String routing = row.getString(7);
    String setIdentifier = routing == null ? "" : row.getString(4);
    visitor.recordSet(
        RecordSetRow.prepared(
            lastOwner, row.getString(3), setIdentifier, row.getInt(5), row.getBytes(6), routing));
    loaded++;
    if (loaded % ROWS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
      tellProgress();
    }
  }

  private void tellProgress() {
    long now = clock.millis();
    if (now - lastProgressAt >= PROGRESS_MILLIS) {
      lastProgressAt = now;
      progress.loaded(loaded, total);
    }
  }
}

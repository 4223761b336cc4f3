package io.milepost.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what there is of health and the CIDR collections to a visitor, one after the other, and
 * then all zones, VPC associations and record sets: a cursor over each, all in the order of zone
 * numbers, and no more than a row of each in memory.
 *
 * <p>Of a usual row four columns are read, none of them as text: each column read costs a call into
 * SQLite.
 */
final class ContentsScan {
  private static final Logger LOG = LoggerFactory.getLogger(ContentsScan.class);
  private static final int ROWS_BETWEEN_LOOKS_AT_THE_CLOCK = 4096;
  private static final long PROGRESS_MILLIS = 1000;

  /** In {@link #SIMPLE}, type numbers are below. */
  private static final int TYPES = 512;

  private static final int NOT_SIMPLE = -1;

  /** A usual set's TTL and type number in one; {@value #NOT_SIMPLE} for other sets. */
  private static final String SIMPLE =
      "CASE WHEN routing IS NULL AND rdata IS NOT NULL AND health_check_id IS NULL"
          + " THEN ttl_seconds * "
          + TYPES
          + " + CASE type"
          + Arrays.stream(RecordType.values())
              .map(type -> " WHEN '" + type.name() + "' THEN " + type.code())
              .collect(Collectors.joining())
          + " END ELSE "
          + NOT_SIMPLE
          + " END";

  private static final String SETS =
      "SELECT zone_number, sort_key, "
          + SIMPLE
          + ", rdata, "
          + RecordSetRow.PREPARED_COLUMNS
          + " FROM record_set ORDER BY zone_number, sort_key, type, set_identifier";

  private final Statements sql;
  private final ContentsVisitor visitor;
  private final LoadProgress progress;
  private final InstantSource clock;
  private final NameCursor owner = new NameCursor();
  private long total;
  private long loaded;
  private long lastProgressAt;
  private boolean toldProgress;

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
    new HealthSignalTable(sql).visit(visitor);
    new HealthCheckTable(sql).visit(visitor);
    total = sql.number("SELECT sum(record_set_count) FROM hosted_zone");
    lastProgressAt = clock.millis();
    visitCidrLocations();
    DnssecTable dnssec = new DnssecTable(sql);
    Set<Long> signed = dnssec.signedZones();
    sql.query(
        "SELECT number, id, sort_key, private, record_set_count FROM hosted_zone ORDER BY number",
        zones ->
            sql.query(
                "SELECT zone_number, region, vpc_id FROM vpc_association"
                    + " ORDER BY zone_number, number",
                vpcs -> sql.query(SETS, sets -> visit(zones, vpcs, sets, signed, dnssec))));
    if (toldProgress) {
      // What follows, compiling the last zone, may take a while too.
      progress.loaded(loaded, total);
    }
    return logNumber;
  }

  private void visitCidrLocations() {
    CidrTable cidr = new CidrTable(sql);
    for (CidrCollection collection : cidr.byName("", Integer.MAX_VALUE)) {
      Map<String, List<Cidr>> locations = new LinkedHashMap<>();
      for (LocatedBlock located : cidr.blocks(collection.id())) {
        locations
            .computeIfAbsent(located.locationName(), first -> new ArrayList<>())
            .add(located.block());
      }
      locations.forEach((name, blocks) -> visitor.cidrLocation(collection.id(), name, blocks));
    }
  }

  private void visit(
      ResultSet zones, ResultSet vpcs, ResultSet sets, Set<Long> signed, DnssecTable dnssec)
      throws SQLException {
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
      if (signed.contains(number)) {
        dnssec.find(number).signing().ifPresent(visitor::zoneSigning);
      }
      visitor.expect(zones.getLong(5));
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
    owner.moveToSortKey(row.getBytes(2));
    long simple = row.getLong(3);
    byte[] rdata = row.getBytes(4);
    if (simple == NOT_SIMPLE) {
      read(row).ifPresent(visitor::recordSet);
    } else {
      RecordType type = RecordType.ofCode((int) (simple % TYPES));
      if (type == null) {
        throw new IllegalStateException("not a record type: " + row.getString(5));
      }
      visitor.simpleSet(owner, type, (int) (simple / TYPES), rdata);
    }
    loaded++;
    if (loaded % ROWS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
      tellProgress();
    }
  }

  /** Reads a set; empty if an older version wrote what this one can't read. */
  private Optional<PreparedSet> read(ResultSet row) throws SQLException {
    try {
      return Optional.of(RecordSetRow.prepared(owner.toName(), row, 5));
    } catch (IllegalStateException | IllegalArgumentException e) {
      LOG.warn(
          "The record set {} {}, SetIdentifier '{}', is not served until it is written again: {}",
          owner.toName(),
          row.getString(5),
          row.getString(6),
          e.getMessage());
      return Optional.empty();
    }
  }

  private void tellProgress() {
    long now = clock.millis();
    if (now - lastProgressAt >= PROGRESS_MILLIS) {
      lastProgressAt = now;
      toldProgress = true;
      progress.loaded(loaded, total);
    }
  }
}

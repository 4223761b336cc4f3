package io.milepost.store;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.StoreReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the contents on one connection, in the transaction that is open there. */
class SqliteReader implements StoreReader {
  final HostedZoneTable hostedZones;
  final RecordSetTable recordSets;
  final ChangeTable changes;

  SqliteReader(Statements sql) {
    hostedZones = new HostedZoneTable(sql);
    recordSets = new RecordSetTable(sql);
    changes = new ChangeTable(sql);
  }

  @Override
  public Optional<HostedZone> hostedZone(HostedZoneId id) {
    return hostedZones.find(id);
  }

  @Override
  public List<HostedZone> hostedZones(long fromNumber, int limit) {
    return hostedZones.byNumber(fromNumber, limit);
  }

  @Override
  public List<HostedZone> hostedZonesByName(String fromSortKey, String fromId, int limit) {
    return hostedZones.byName(fromSortKey, fromId, limit);
  }

  @Override
  public List<HostedZone> overlappingHostedZones(DnsName name) {
    return hostedZones.overlapping(name);
  }

  @Override
  public boolean isCallerReferenceUsed(String callerReference) {
    return hostedZones.isCallerReferenceUsed(callerReference);
  }

  @Override
  public List<ResourceRecordSet> recordSets(HostedZoneId zone, ListPosition from, int limit) {
    return recordSets.list(zone, from, limit);
  }

  @Override
  public List<ResourceRecordSet> recordSetsAt(HostedZoneId zone, DnsName name) {
    return recordSets.at(zone, name);
  }

  @Override
  public Optional<ChangeInfo> change(ChangeId id) {
    return changes.find(id);
  }

  /** There is no table of health checks yet. */
  @Override
  public boolean isHealthCheck(HealthCheckId id) {
    return false;
  }

  /** There is no table of CIDR collections yet. */
  @Override
  public Optional<Set<String>> cidrLocations(CidrCollectionId id) {
    return Optional.empty();
  }
}

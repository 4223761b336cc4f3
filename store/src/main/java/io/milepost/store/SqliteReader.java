package io.milepost.store;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.Effect;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcAuthorization;
import io.milepost.model.zone.VpcId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reads the contents on one connection, in the transaction that is open there. */
class SqliteReader implements StoreReader {
  final HostedZoneTable hostedZones;
  final RecordSetTable recordSets;
  final ChangeTable changes;
  final VpcTable vpcs;
  final DelegationSetTable delegationSets;
  final TagTable tags;
  final CidrTable cidr;
  final HealthCheckTable healthChecks;
  final DnssecTable dnssec;
  final HealthSignalTable healthSignals;

  private final LongSupplier visible;
  private final ChangeLogTable log;

  /** A reader to which every change is visible. */
  SqliteReader(Statements sql) {
    this(sql, () -> Long.MAX_VALUE);
  }

  /**
   * @param visible gives the number of the newest entry of the log that is visible
   */
  SqliteReader(Statements sql, LongSupplier visible) {
    this.visible = visible;
    log = new ChangeLogTable(sql);
    hostedZones = new HostedZoneTable(sql);
    recordSets = new RecordSetTable(sql);
    changes = new ChangeTable(sql);
    vpcs = new VpcTable(sql);
    delegationSets = new DelegationSetTable(sql);
    tags = new TagTable(sql);
    cidr = new CidrTable(sql);
    healthChecks = new HealthCheckTable(sql);
    dnssec = new DnssecTable(sql);
    healthSignals = new HealthSignalTable(sql);
  }

  @Override
  public Optional<HostedZone> hostedZone(HostedZoneId id) {
    return hostedZones.find(id);
  }

  @Override
  public OptionalLong hostedZoneNumber(HostedZoneId id) {
    return hostedZones.number(id);
  }

  @Override
  public long hostedZoneCount() {
    return hostedZones.count();
  }

  @Override
  public List<HostedZone> hostedZones(ZoneFilter filter, long fromNumber, int limit) {
    return hostedZones.byNumber(filter, fromNumber, limit);
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
    return changes.find(id, visible.getAsLong());
  }

  @Override
  public boolean isBatchPending(HostedZoneId zone) {
    return log.after(visible.getAsLong(), Integer.MAX_VALUE).stream()
        .anyMatch(entry -> isBatchIn(zone, entry.effects()));
  }

  /** Whether effects are those of a change batch, and not of the zone's creation. */
  private static boolean isBatchIn(HostedZoneId zone, List<Effect> effects) {
    boolean sets = false;
    for (Effect effect : effects) {
      if (effect instanceof Effect.OfZone one && one.zone().id().equals(zone)) {
        if (effect instanceof Effect.ZoneCreated) {
          return false;
        }
        sets |= effect instanceof Effect.RecordSetChanged;
      }
    }
    return sets;
  }

  @Override
  public Optional<AlarmData> alarm(AlarmId id) {
    return healthSignals.alarm(id);
  }

  @Override
  public SortedMap<AlarmId, AlarmData> alarms() {
    return healthSignals.alarms();
  }

  @Override
  public Optional<RoutingControlState> routingControl(String arn) {
    return healthSignals.routingControl(arn);
  }

  @Override
  public SortedMap<String, RoutingControlState> routingControls() {
    return healthSignals.routingControls();
  }

  @Override
  public boolean isHealthCheck(HealthCheckId id) {
    return healthChecks.exists(id);
  }

  @Override
  public Optional<HealthCheck> healthCheck(HealthCheckId id) {
    return healthChecks.find(id);
  }

  @Override
  public OptionalLong healthCheckNumber(HealthCheckId id) {
    return healthChecks.number(id);
  }

  @Override
  public List<HealthCheck> healthChecks(long fromNumber, int limit) {
    return healthChecks.byNumber(fromNumber, limit);
  }

  @Override
  public long healthCheckCount() {
    return healthChecks.count();
  }

  @Override
  public Optional<HealthCheckId> healthCheckOfReference(String callerReference) {
    return healthChecks.ofReference(callerReference);
  }

  @Override
  public Optional<HealthStatus> forcedHealth(HealthCheckId id) {
    return healthChecks.forced(id);
  }

  @Override
  public Optional<CidrCollection> cidrCollection(CidrCollectionId id) {
    return cidr.find(id);
  }

  @Override
  public Optional<CidrCollection> cidrCollectionNamed(String name) {
    return cidr.named(name);
  }

  @Override
  public Optional<CidrCollection> cidrCollectionReferenced(String callerReference) {
    return cidr.referenced(callerReference);
  }

  @Override
  public List<CidrCollection> cidrCollections(String fromName, int limit) {
    return cidr.byName(fromName, limit);
  }

  @Override
  public long cidrCollectionCount() {
    return cidr.count();
  }

  @Override
  public Optional<Set<String>> cidrLocations(CidrCollectionId id) {
    return cidr.locations(id);
  }

  @Override
  public List<LocatedBlock> cidrBlocks(CidrCollectionId id) {
    return cidr.blocks(id);
  }

  @Override
  public boolean isCidrLocationUsed(CidrCollectionId id, String locationName) {
    return cidr.isUsed(id, locationName);
  }

  @Override
  public boolean isCidrCollectionUsed(CidrCollectionId id) {
    return cidr.isUsed(id);
  }

  @Override
  public ZoneDnssec dnssec(HostedZoneId zone) {
    return dnssec.find(zone);
  }

  @Override
  public Optional<KeyOfZone> keyOfArn(String kmsArn) {
    return dnssec.keyOfArn(kmsArn);
  }

  @Override
  public void activeKeys(Consumer<KeyOfZone> consumer) {
    dnssec.activeKeys(consumer);
  }

  @Override
  public List<HostedZoneId> zonesToRoll(Instant now, RollTiming timing) {
    return dnssec.toRoll(now, timing);
  }

  @Override
  public List<Vpc> vpcs(HostedZoneId zone) {
    return vpcs.associated(zone);
  }

  @Override
  public Optional<Vpc> vpc(VpcId id) {
    return vpcs.find(id);
  }

  @Override
  public List<HostedZone> hostedZonesOfVpc(VpcId vpc, long fromNumber, int limit) {
    return hostedZones.ofVpc(vpc, fromNumber, limit);
  }

  @Override
  public Optional<HostedZone> hostedZoneOfVpc(VpcId vpc, DnsName name) {
    return hostedZones.ofVpc(vpc, name);
  }

  @Override
  public List<VpcAuthorization> vpcAuthorizations(HostedZoneId zone, long fromNumber, int limit) {
    return vpcs.authorizations(zone, fromNumber, limit);
  }

  @Override
  public Optional<DelegationSet> delegationSet(DelegationSetId id) {
    return delegationSets.find(id);
  }

  @Override
  public OptionalLong delegationSetNumber(DelegationSetId id) {
    return delegationSets.number(id);
  }

  @Override
  public List<DelegationSet> delegationSets(long fromNumber, int limit) {
    return delegationSets.byNumber(fromNumber, limit);
  }

  @Override
  public long delegationSetCount() {
    return delegationSets.count();
  }

  @Override
  public long hostedZoneCount(DelegationSetId id) {
    return hostedZones.count(id);
  }

  @Override
  public boolean isDelegationSetReferenceUsed(String callerReference) {
    return delegationSets.isCallerReferenceUsed(callerReference);
  }

  @Override
  public boolean exists(TaggedResource resource) {
    return switch (resource.type()) {
      case HOSTED_ZONE -> hostedZone(new HostedZoneId(resource.id())).isPresent();
      case HEALTH_CHECK -> isHealthCheck(new HealthCheckId(resource.id()));
    };
  }

  @Override
  public List<Tag> tags(TaggedResource resource) {
    return tags.of(resource);
  }
}

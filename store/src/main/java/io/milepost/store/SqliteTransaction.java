package io.milepost.store;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocationChange;
import io.milepost.model.dnssec.ZoneDnssec;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.store.Effect;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.IdGenerator;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One change being made, under its savepoint on the writer's connection. */
final class SqliteTransaction extends SqliteReader implements StoreTransaction {
  private final Publisher publisher;
  private final long logNumber;
  private final Instant now;
  private final RandomGenerator random;
  private final List<Effect> effects = new ArrayList<>();

  /** The sets that were read at a name, until one of them is written. */
  private final Map<Place, List<ResourceRecordSet>> read = new HashMap<>();

  private record Place(HostedZoneId zone, DnsName name) {}

  private final AllContents contents;
  private boolean written;
  private boolean submitted;
  private boolean cleared;

  /**
   * @param publisher tells when the change becomes visible
   * @param logNumber the number that the change gets if it writes anything
   * @param now to the millisecond
   */
  SqliteTransaction(
      Statements sql, Publisher publisher, long logNumber, Instant now, RandomGenerator random) {
    super(sql, publisher::visible);
    this.contents = new AllContents(sql);
    this.publisher = publisher;
    this.logNumber = logNumber;
    this.now = now;
    this.random = random;
  }

  /** The change as it enters the log; empty if it wrote nothing. */
  Optional<LogEntry> logEntry() {
    return written
        ? Optional.of(new LogEntry(logNumber, now, visibleAt(), effects))
        : Optional.empty();
  }

  /** What clears everything is seen at once, and nothing of what waits is seen afterwards. */
  private Instant visibleAt() {
    return cleared ? now : publisher.visibleAt(now, submitted);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public IdGenerator ids() {
    return new IdGenerator(random);
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  public void clear() {
    read.clear();
    contents.clear();
    cleared = true;
    add(new Effect.ContentsCleared());
  }

  @Override
  public long nextHostedZoneNumber() {
    return hostedZones.nextNumber();
  }

  @Override
  public void insertHostedZone(HostedZone zone) {
    hostedZones.insert(zone);
    add(new Effect.ZoneCreated(zone.reference()));
  }

  @Override
  public void updateHostedZone(HostedZone zone) {
    hostedZones.update(zone);
    written = true;
  }

  @Override
  public void deleteHostedZone(ZoneReference zone) {
    read.clear();
    vpcs(zone.id()).forEach(vpc -> disassociateVpc(zone, vpc));
    if (publisher.isDelaying()) {
      addRemovals(zone);
    }
    vpcs.deleteAuthorizations(zone.number());
    tags.deleteAll(TaggedResource.of(zone.id()));
    recordSets.deleteAll(zone.number());
    Optional<ZoneSigning> signing = dnssec.find(zone.number()).signing();
    dnssec.delete(zone.number());
    if (signing.isPresent()) {
      add(new Effect.ZoneSigningChanged(zone, signing, Optional.empty()));
    }
    if (!hostedZones.delete(zone)) {
      throw new IllegalStateException("no zone " + zone);
    }
    add(new Effect.ZoneDeleted(zone));
  }

  /** Says of each set that it goes, so that the log has what was there before. */
  private void addRemovals(ZoneReference zone) {
    for (ResourceRecordSet set : recordSets(zone.id(), ListPosition.START, Integer.MAX_VALUE)) {
      Optional<PreparedSet> before = Optional.of(PreparedSet.of(set));
      add(new Effect.RecordSetChanged(zone, set.key(), before, Optional.empty()));
    }
  }

  @Override
  public void associateVpc(ZoneReference zone, Vpc vpc) {
    vpcs.associate(zone.number(), vpc);
    add(new Effect.VpcAssociated(zone, vpc));
  }

  @Override
  public void disassociateVpc(ZoneReference zone, Vpc vpc) {
    if (!vpcs.disassociate(zone.number(), vpc)) {
      throw new IllegalStateException(vpc + " is not associated with " + zone);
    }
    add(new Effect.VpcDisassociated(zone, vpc));
  }

  @Override
  public void insertVpcAuthorization(HostedZoneId zone, Vpc vpc) {
    vpcs.authorize(number(zone), vpc);
    written = true;
  }

  @Override
  public boolean deleteVpcAuthorization(HostedZoneId zone, Vpc vpc) {
    boolean there = vpcs.deauthorize(number(zone), vpc);
    written |= there;
    return there;
  }

  private long number(HostedZoneId zone) {
    return hostedZones.find(zone).orElseThrow().number();
  }

  @Override
  public long nextDelegationSetNumber() {
    return delegationSets.nextNumber();
  }

  @Override
  public void insertDelegationSet(DelegationSet set) {
    delegationSets.insert(set);
    written = true;
  }

  @Override
  public void deleteDelegationSet(DelegationSetId id) {
    if (!delegationSets.delete(id)) {
      throw new IllegalStateException("no delegation set " + id);
    }
    written = true;
  }

  @Override
  public long nextHealthCheckNumber() {
    return healthChecks.nextNumber();
  }

  @Override
  public void insertHealthCheck(HealthCheck check) {
    healthChecks.insert(check);
    add(new Effect.HealthCheckChanged(check.id(), Optional.empty(), Optional.of(check)));
  }

  @Override
  public void updateHealthCheck(HealthCheck check) {
    Optional<HealthCheck> before = Optional.of(existing(check.id()));
    healthChecks.update(check);
    add(new Effect.HealthCheckChanged(check.id(), before, Optional.of(check)));
  }

  @Override
  public void deleteHealthCheck(HealthCheckId id) {
    Optional<HealthCheck> before = Optional.of(existing(id));
    tags.deleteAll(TaggedResource.of(id));
    healthChecks.delete(id);
    add(new Effect.HealthCheckChanged(id, before, Optional.empty()));
  }

  @Override
  public void forceHealth(HealthCheckId id, Optional<HealthStatus> status) {
    if (!healthChecks.force(id, status)) {
      throw new IllegalStateException("no health check " + id);
    }
    add(new Effect.HealthForced(id, status));
  }

  /** Not in the log: see the port. */
  @Override
  public void recordMeasuredHealth(HealthCheckId id, MeasuredHealth measured) {
    healthChecks.recordMeasured(id, measured);
  }

  @Override
  public void putAlarm(AlarmId id, Optional<AlarmData> data) {
    healthSignals.putAlarm(id, data);
    add(new Effect.AlarmChanged(id, data));
  }

  @Override
  public void putRoutingControl(String arn, Optional<RoutingControlState> state) {
    healthSignals.putRoutingControl(arn, state);
    add(new Effect.RoutingControlChanged(arn, state));
  }

  private HealthCheck existing(HealthCheckId id) {
    return healthChecks
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no health check " + id));
  }

  @Override
  public void putTags(TaggedResource resource, List<Tag> all) {
    tags.put(resource, all);
    written = true;
  }

  @Override
  public void putDnssec(ZoneReference zone, ZoneDnssec changed) {
    Optional<ZoneSigning> before = dnssec.find(zone.number()).signing();
    Optional<ZoneSigning> after = changed.signing();
    dnssec.put(zone.number(), changed);
    written = true;
    if (!before.equals(after)) {
      add(new Effect.ZoneSigningChanged(zone, before, after));
    }
  }

  @Override
  public void insertCidrCollection(CidrCollection collection) {
    cidr.insert(collection);
    written = true;
  }

  @Override
  public void updateCidrCollection(CidrCollection collection) {
    if (!cidr.updateVersion(collection)) {
      throw new IllegalStateException("no CIDR collection " + collection);
    }
    written = true;
  }

  @Override
  public void deleteCidrCollection(CidrCollectionId id) {
    if (!cidr.delete(id)) {
      throw new IllegalStateException("no CIDR collection " + id);
    }
    written = true;
  }

  @Override
  public void changeCidrLocations(CidrCollectionId id, List<LocationChange> changes) {
    for (LocationChange change : changes) {
      for (Cidr block : change.removed()) {
        if (!cidr.deleteBlock(id, change.locationName(), block)) {
          throw new IllegalStateException(block + " is not in " + change + " of " + id);
        }
      }
    }
    for (LocationChange change : changes) {
      change.added().forEach(block -> cidr.insertBlock(id, change.locationName(), block));
      add(
          new Effect.CidrLocationChanged(
              id, change.locationName(), change.removed(), change.added()));
    }
  }

  @Override
  public List<ResourceRecordSet> recordSetsAt(HostedZoneId zone, DnsName name) {
    List<ResourceRecordSet> sets = super.recordSetsAt(zone, name);
    read.put(new Place(zone, name), sets);
    return sets;
  }

  /** The set as it is stored, without asking for it again if a rule has just read it. */
  private Optional<PreparedSet> stored(ZoneReference zone, RecordSetKey key) {
    List<ResourceRecordSet> known = read.remove(new Place(zone.id(), key.name()));
    return known == null
        ? recordSets.prepared(zone.number(), key)
        : known.stream().filter(set -> set.key().equals(key)).findFirst().map(PreparedSet::of);
  }

  @Override
  public void putRecordSet(ZoneReference zone, ResourceRecordSet set) {
    RecordSetKey key = set.key();
    PreparedSet after = PreparedSet.of(set);
    Optional<PreparedSet> before = stored(zone, key);
    boolean added = before.isEmpty() && !recordSets.deleteUnreadable(zone.number(), key);
    recordSets.put(zone.number(), set);
    if (added) {
      hostedZones.addToRecordSetCount(zone.number(), 1);
    }
    add(new Effect.RecordSetChanged(zone, key, before, Optional.of(after)));
  }

  @Override
  public void deleteRecordSet(ZoneReference zone, ResourceRecordSet set) {
    RecordSetKey key = set.key();
    Optional<PreparedSet> before = stored(zone, key);
    if (before.isEmpty()) {
      throw new IllegalStateException("no " + key + " in " + zone);
    }
    recordSets.delete(zone.number(), key);
    hostedZones.addToRecordSetCount(zone.number(), -1);
    add(new Effect.RecordSetChanged(zone, key, before, Optional.empty()));
  }

  @Override
  public void insertChange(ChangeInfo change) {
    changes.insert(change, logNumber);
    submitted = true;
    written = true;
  }

  private void add(Effect effect) {
    effects.add(effect);
    written = true;
  }
}

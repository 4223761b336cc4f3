package io.milepost.api;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.cidr.LocationChange;
import io.milepost.model.dnssec.KeySigningKeyStatus;
import io.milepost.model.dnssec.RollTiming;
import io.milepost.model.dnssec.ServeSignature;
import io.milepost.model.dnssec.ZoneDnssec;
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
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.ListPosition;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.Store;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreReader;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.store.ZoneFilter;
import io.milepost.model.tag.Tag;
import io.milepost.model.tag.TaggedResource;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.IdGenerator;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcAuthorization;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneKind;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A store over maps, without a change log. There are a health check and a CIDR collection that
 * record sets may refer to.
 */
public final class MemoryStore implements Store {
  public static final HealthCheckId HEALTH_CHECK =
      new HealthCheckId("00000000-0000-4000-8000-000000000001");
  public static final CidrCollectionId COLLECTION =
      new CidrCollectionId("00000000-0000-4000-8000-000000000002");
  public static final String LOCATION = "office";

  private final InstantSource clock;
  private final RandomGenerator random;
  private Contents contents = new Contents();

  public MemoryStore(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized <R> R apply(StoreChange<R> change) {
    Transaction transaction = new Transaction(contents.copy());
    R result = change.applyTo(transaction);
    contents = transaction.contents;
    return result;
  }

  @Override
  public synchronized <R> R read(Function<? super StoreReader, R> query) {
    return query.apply(new Transaction(contents));
  }

  @Override
  public List<LogEntry> log(long after, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long contents(ContentsVisitor visitor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  private static final class Contents {
    private final Map<HostedZoneId, HostedZone> zones = new HashMap<>();
    private final Map<HostedZoneId, SortedMap<RecordSetKey, ResourceRecordSet>> sets =
        new HashMap<>();
    private final Set<String> callerReferences = new HashSet<>();
    private final Map<ChangeId, ChangeInfo> changes = new HashMap<>();
    private final Map<HostedZoneId, Long> zoneNumbers = new HashMap<>();
    private final Map<HostedZoneId, List<Vpc>> vpcs = new HashMap<>();
    private final Map<HostedZoneId, List<VpcAuthorization>> authorizations = new HashMap<>();
    private final Map<Long, DelegationSet> delegationSets = new TreeMap<>();
    private final Map<DelegationSetId, DelegationSet> everyDelegationSet = new HashMap<>();
    private final Map<TaggedResource, List<Tag>> tags = new HashMap<>();
    private final Map<HostedZoneId, ZoneDnssec> dnssec =
        new TreeMap<>(Comparator.comparing(HostedZoneId::value));
    private MemoryCidr cidr = new MemoryCidr();
    private MemoryHealthChecks healthChecks = new MemoryHealthChecks();
    private final SortedMap<AlarmId, AlarmData> alarms = new TreeMap<>();
    private final SortedMap<String, RoutingControlState> routingControls = new TreeMap<>();
    private long lastNumber;

    private Contents copy() {
      Contents copy = new Contents();
      copy.zones.putAll(zones);
      sets.forEach((id, of) -> copy.sets.put(id, new TreeMap<>(of)));
      copy.callerReferences.addAll(callerReferences);
      copy.changes.putAll(changes);
      copy.zoneNumbers.putAll(zoneNumbers);
      vpcs.forEach((id, of) -> copy.vpcs.put(id, new ArrayList<>(of)));
      authorizations.forEach((id, of) -> copy.authorizations.put(id, new ArrayList<>(of)));
      copy.delegationSets.putAll(delegationSets);
      copy.everyDelegationSet.putAll(everyDelegationSet);
      copy.tags.putAll(tags);
      copy.dnssec.putAll(dnssec);
      copy.cidr = cidr.copy();
      copy.healthChecks = healthChecks.copy();
      copy.alarms.putAll(alarms);
      copy.routingControls.putAll(routingControls);
      copy.lastNumber = lastNumber;
      return copy;
    }
  }

  private final class Transaction implements StoreTransaction {
    private Contents contents;

    private Transaction(Contents contents) {
      this.contents = contents;
    }

    private HostedZone counted(HostedZone zone) {
      return new HostedZone(
          zone.id(),
          zone.number(),
          zone.name(),
          zone.callerReference(),
          zone.comment(),
          zone.kind(),
          setsOf(zone.id()).size());
    }

    private SortedMap<RecordSetKey, ResourceRecordSet> setsOf(HostedZoneId id) {
      return contents.sets.getOrDefault(id, new TreeMap<>());
    }

    @Override
    public Optional<HostedZone> hostedZone(HostedZoneId id) {
      return Optional.ofNullable(contents.zones.get(id)).map(this::counted);
    }

    @Override
    public List<HostedZone> hostedZones(ZoneFilter filter, long fromNumber, int limit) {
      return contents.zones.values().stream()
          .filter(zone -> zone.number() >= fromNumber)
          .filter(zone -> zone.isPrivate() || !filter.privateOnly())
          .filter(zone ->
              filter.delegationSet().isEmpty() || usesSet(zone, filter.delegationSet().get()))
          .sorted(Comparator.comparingLong(HostedZone::number))
          .limit(limit)
          .map(this::counted)
          .toList();
    }

    private static boolean usesSet(HostedZone zone, DelegationSetId set) {
      return zone.kind() instanceof ZoneKind.Public shown
          && shown.delegationSet().equals(Optional.of(set));
    }

    @Override
    public OptionalLong hostedZoneNumber(HostedZoneId id) {
      Long number = contents.zoneNumbers.get(id);
      return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    @Override
    public long hostedZoneCount() {
      return contents.zones.size();
    }

    @Override
    public List<Vpc> vpcs(HostedZoneId zone) {
      return List.copyOf(contents.vpcs.getOrDefault(zone, List.of()));
    }

    @Override
    public Optional<Vpc> vpc(VpcId id) {
      return contents.vpcs.values().stream()
          .flatMap(List::stream)
          .filter(vpc -> vpc.id().equals(id))
          .findFirst();
    }

    @Override
    public List<HostedZone> hostedZonesOfVpc(VpcId vpc, long fromNumber, int limit) {
      return hostedZones(ZoneFilter.ALL, fromNumber, Integer.MAX_VALUE).stream()
          .filter(zone -> vpcs(zone.id()).stream().anyMatch(one -> one.id().equals(vpc)))
          .limit(limit)
          .toList();
    }

    @Override
    public Optional<HostedZone> hostedZoneOfVpc(VpcId vpc, DnsName name) {
      return hostedZonesOfVpc(vpc, 0, Integer.MAX_VALUE).stream()
          .filter(zone -> zone.name().equals(name))
          .findFirst();
    }

    @Override
    public List<VpcAuthorization> vpcAuthorizations(HostedZoneId zone, long fromNumber, int limit) {
      return contents.authorizations.getOrDefault(zone, List.of()).stream()
          .filter(authorization -> authorization.number() >= fromNumber)
          .limit(limit)
          .toList();
    }

    @Override
    public Optional<DelegationSet> delegationSet(DelegationSetId id) {
      return contents.delegationSets.values().stream().filter(s -> s.id().equals(id)).findFirst();
    }

    @Override
    public OptionalLong delegationSetNumber(DelegationSetId id) {
      DelegationSet set = contents.everyDelegationSet.get(id);
      return set == null ? OptionalLong.empty() : OptionalLong.of(set.number());
    }

    @Override
    public List<DelegationSet> delegationSets(long fromNumber, int limit) {
      return contents.delegationSets.values().stream()
          .filter(set -> set.number() >= fromNumber)
          .limit(limit)
          .toList();
    }

    @Override
    public long delegationSetCount() {
      return contents.delegationSets.size();
    }

    @Override
    public long hostedZoneCount(DelegationSetId id) {
      return contents.zones.values().stream().filter(zone -> usesSet(zone, id)).count();
    }

    @Override
    public boolean isDelegationSetReferenceUsed(String callerReference) {
      return contents.everyDelegationSet.values().stream()
          .anyMatch(set -> set.callerReference().equals(callerReference));
    }

    @Override
    public boolean exists(TaggedResource resource) {
      return switch (resource.type()) {
        case HOSTED_ZONE -> contents.zones.containsKey(new HostedZoneId(resource.id()));
        case HEALTH_CHECK -> isHealthCheck(new HealthCheckId(resource.id()));
      };
    }

    @Override
    public List<Tag> tags(TaggedResource resource) {
      return contents.tags.getOrDefault(resource, List.of());
    }

    @Override
    public List<HostedZone> hostedZonesByName(String fromSortKey, String fromId, int limit) {
      return contents.zones.values().stream()
          .filter(zone -> {
            int order = zone.name().sortKey().compareTo(fromSortKey);
            return order > 0 || (order == 0 && zone.id().value().compareTo(fromId) >= 0);
          })
          .sorted(Comparator.comparing(HostedZone::name).thenComparing(zone -> zone.id().value()))
          .limit(limit)
          .map(this::counted)
          .toList();
    }

    @Override
    public List<HostedZone> overlappingHostedZones(DnsName name) {
      return contents.zones.values().stream()
          .filter(zone -> zone.name().isAtOrBelow(name) || name.isAtOrBelow(zone.name()))
          .toList();
    }

    @Override
    public boolean isCallerReferenceUsed(String callerReference) {
      return contents.callerReferences.contains(callerReference);
    }

    @Override
    public List<ResourceRecordSet> recordSets(HostedZoneId zone, ListPosition from, int limit) {
      return setsOf(zone).entrySet().stream()
          .filter(entry -> isFrom(entry.getKey(), from))
          .limit(limit)
          .map(Map.Entry::getValue)
          .toList();
    }

    private static boolean isFrom(RecordSetKey key, ListPosition from) {
      int name = key.name().sortKey().compareTo(from.sortKey());
      int type = key.type().name().compareTo(from.type());
      int identifier = key.identifierText().compareTo(from.setIdentifier());
      return name > 0 || (name == 0 && (type > 0 || (type == 0 && identifier >= 0)));
    }

    @Override
    public List<ResourceRecordSet> recordSetsAt(HostedZoneId zone, DnsName name) {
      return setsOf(zone).values().stream().filter(set -> set.name().equals(name)).toList();
    }

    /** Everything is visible at once here. */
    @Override
    public boolean isBatchPending(HostedZoneId zone) {
      return false;
    }

    @Override
    public Optional<ChangeInfo> change(ChangeId id) {
      return Optional.ofNullable(contents.changes.get(id))
          .map(change ->
              new ChangeInfo(
                  change.id(), ChangeInfo.Status.INSYNC, change.submittedAt(), change.comment()));
    }

    @Override
    public boolean isHealthCheck(HealthCheckId id) {
      return healthCheck(id).isPresent();
    }

    @Override
    public Optional<HealthCheck> healthCheck(HealthCheckId id) {
      return contents.healthChecks.find(id);
    }

    @Override
    public OptionalLong healthCheckNumber(HealthCheckId id) {
      return contents.healthChecks.everMade().stream()
          .filter(check -> check.id().equals(id))
          .mapToLong(HealthCheck::number)
          .findFirst();
    }

    @Override
    public List<HealthCheck> healthChecks(long fromNumber, int limit) {
      return contents.healthChecks.all().stream()
          .filter(check -> check.number() >= fromNumber)
          .limit(limit)
          .toList();
    }

    @Override
    public long healthCheckCount() {
      return contents.healthChecks.all().size();
    }

    @Override
    public Optional<HealthCheckId> healthCheckOfReference(String callerReference) {
      return contents.healthChecks.everMade().stream()
          .filter(check -> check.callerReference().equals(callerReference))
          .map(HealthCheck::id)
          .findFirst();
    }

    @Override
    public Optional<HealthStatus> forcedHealth(HealthCheckId id) {
      return contents.healthChecks.forced(id);
    }

    @Override
    public long nextHealthCheckNumber() {
      return contents.healthChecks.everMade().size() + 1L;
    }

    @Override
    public void insertHealthCheck(HealthCheck check) {
      contents.healthChecks.put(check);
    }

    @Override
    public void updateHealthCheck(HealthCheck check) {
      contents.healthChecks.put(check);
    }

    @Override
    public void deleteHealthCheck(HealthCheckId id) {
      contents.healthChecks.remove(id);
      contents.tags.remove(TaggedResource.of(id));
    }

    @Override
    public void forceHealth(HealthCheckId id, Optional<HealthStatus> status) {
      contents.healthChecks.force(id, status);
    }

    @Override
    public void recordMeasuredHealth(HealthCheckId id, MeasuredHealth measured) {}

    @Override
    public Optional<AlarmData> alarm(AlarmId id) {
      return Optional.ofNullable(contents.alarms.get(id));
    }

    @Override
    public SortedMap<AlarmId, AlarmData> alarms() {
      return new TreeMap<>(contents.alarms);
    }

    @Override
    public void putAlarm(AlarmId id, Optional<AlarmData> data) {
      data.ifPresentOrElse(
          known -> contents.alarms.put(id, known), () -> contents.alarms.remove(id));
    }

    @Override
    public Optional<RoutingControlState> routingControl(String arn) {
      return Optional.ofNullable(contents.routingControls.get(arn));
    }

    @Override
    public SortedMap<String, RoutingControlState> routingControls() {
      return new TreeMap<>(contents.routingControls);
    }

    @Override
    public void putRoutingControl(String arn, Optional<RoutingControlState> state) {
      state.ifPresentOrElse(
          known -> contents.routingControls.put(arn, known),
          () -> contents.routingControls.remove(arn));
    }

    @Override
    public Optional<Set<String>> cidrLocations(CidrCollectionId id) {
      return id.equals(COLLECTION) ? Optional.of(Set.of(LOCATION)) : contents.cidr.locations(id);
    }

    @Override
    public Optional<CidrCollection> cidrCollection(CidrCollectionId id) {
      return contents.cidr.find(collection -> collection.id().equals(id));
    }

    @Override
    public Optional<CidrCollection> cidrCollectionNamed(String name) {
      return contents.cidr.find(collection -> collection.name().equals(name));
    }

    @Override
    public Optional<CidrCollection> cidrCollectionReferenced(String callerReference) {
      return contents.cidr.find(one -> one.callerReference().equals(callerReference));
    }

    @Override
    public List<CidrCollection> cidrCollections(String fromName, int limit) {
      return contents.cidr.byName(fromName, limit);
    }

    @Override
    public long cidrCollectionCount() {
      return contents.cidr.count();
    }

    @Override
    public List<LocatedBlock> cidrBlocks(CidrCollectionId id) {
      return contents.cidr.blocks(id);
    }

    @Override
    public boolean isCidrLocationUsed(CidrCollectionId id, String locationName) {
      return usesCidr(routing ->
          routing.collectionId().equals(id) && routing.locationName().equals(locationName));
    }

    @Override
    public boolean isCidrCollectionUsed(CidrCollectionId id) {
      return usesCidr(routing -> routing.collectionId().equals(id));
    }

    private boolean usesCidr(Predicate<RoutingPolicy.IpBased> wanted) {
      return contents.sets.values().stream()
          .flatMap(sets -> sets.values().stream())
          .anyMatch(
              set -> set.routing() instanceof RoutingPolicy.IpBased blocks && wanted.test(blocks));
    }

    @Override
    public void insertCidrCollection(CidrCollection collection) {
      contents.cidr.put(collection);
    }

    @Override
    public void updateCidrCollection(CidrCollection collection) {
      contents.cidr.put(collection);
    }

    @Override
    public void deleteCidrCollection(CidrCollectionId id) {
      contents.cidr.delete(id);
    }

    @Override
    public void changeCidrLocations(CidrCollectionId id, List<LocationChange> changes) {
      contents.cidr.change(id, changes);
    }

    @Override
    public Instant now() {
      return clock.instant();
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
    public ZoneDnssec dnssec(HostedZoneId zone) {
      return contents.dnssec.getOrDefault(zone, ZoneDnssec.NONE);
    }

    @Override
    public void putDnssec(ZoneReference zone, ZoneDnssec dnssec) {
      contents.dnssec.put(zone.id(), dnssec);
    }

    @Override
    public Optional<KeyOfZone> keyOfArn(String kmsArn) {
      return contents.dnssec.entrySet().stream()
          .flatMap(of ->
              of.getValue().keySigningKeys().stream()
                  .filter(key -> key.kmsArn().equals(kmsArn))
                  .map(key -> new KeyOfZone(of.getKey(), key.material())))
          .findFirst();
    }

    @Override
    public void activeKeys(Consumer<KeyOfZone> consumer) {
      contents.dnssec.forEach((id, of) ->
          of.withStatus(KeySigningKeyStatus.ACTIVE)
              .forEach(key -> consumer.accept(new KeyOfZone(id, key.material()))));
    }

    @Override
    public List<HostedZoneId> zonesToRoll(Instant now, RollTiming timing) {
      return contents.zones.keySet().stream()
          .filter(zone -> dnssec(zone).serveSignature() == ServeSignature.SIGNING)
          .toList();
    }

    @Override
    public void clear() {
      long lastNumber = contents.lastNumber;
      contents = new Contents();
      contents.lastNumber = lastNumber;
      contents.healthChecks = MemoryHealthChecks.none();
    }

    @Override
    public long nextHostedZoneNumber() {
      return contents.lastNumber + 1;
    }

    @Override
    public void insertHostedZone(HostedZone zone) {
      contents.lastNumber = zone.number();
      contents.zones.put(zone.id(), zone);
      contents.zoneNumbers.put(zone.id(), zone.number());
      contents.sets.put(zone.id(), new TreeMap<>());
      contents.callerReferences.add(zone.callerReference());
    }

    @Override
    public void deleteHostedZone(ZoneReference zone) {
      contents.zones.remove(zone.id());
      contents.sets.remove(zone.id());
      contents.vpcs.remove(zone.id());
      contents.authorizations.remove(zone.id());
      contents.dnssec.remove(zone.id());
      contents.tags.remove(TaggedResource.of(zone.id()));
    }

    @Override
    public void updateHostedZone(HostedZone zone) {
      contents.zones.replace(zone.id(), zone);
    }

    @Override
    public void associateVpc(ZoneReference zone, Vpc vpc) {
      contents.vpcs.computeIfAbsent(zone.id(), first -> new ArrayList<>()).add(vpc);
    }

    @Override
    public void disassociateVpc(ZoneReference zone, Vpc vpc) {
      Objects.requireNonNull(contents.vpcs.get(zone.id())).remove(vpc);
    }

    @Override
    public void insertVpcAuthorization(HostedZoneId zone, Vpc vpc) {
      List<VpcAuthorization> there =
          contents.authorizations.computeIfAbsent(zone, first -> new ArrayList<>());
      long number = there.isEmpty() ? 1 : there.getLast().number() + 1;
      there.add(new VpcAuthorization(number, vpc));
    }

    @Override
    public boolean deleteVpcAuthorization(HostedZoneId zone, Vpc vpc) {
      return contents
          .authorizations
          .getOrDefault(zone, new ArrayList<>())
          .removeIf(authorization -> authorization.vpc().equals(vpc));
    }

    @Override
    public long nextDelegationSetNumber() {
      return contents.everyDelegationSet.size() + 1L;
    }

    @Override
    public void insertDelegationSet(DelegationSet set) {
      contents.delegationSets.put(set.number(), set);
      contents.everyDelegationSet.put(set.id(), set);
    }

    @Override
    public void deleteDelegationSet(DelegationSetId id) {
      contents.delegationSets.values().removeIf(set -> set.id().equals(id));
    }

    @Override
    public void putTags(TaggedResource resource, List<Tag> tags) {
      contents.tags.put(resource, List.copyOf(tags));
    }

    @Override
    public void putRecordSet(ZoneReference zone, ResourceRecordSet set) {
      Objects.requireNonNull(contents.sets.get(zone.id())).put(set.key(), set);
    }

    @Override
    public void deleteRecordSet(ZoneReference zone, ResourceRecordSet set) {
      Objects.requireNonNull(contents.sets.get(zone.id())).remove(set.key());
    }

    @Override
    public void insertChange(ChangeInfo change) {
      contents.changes.put(change.id(), change);
    }
  }
}

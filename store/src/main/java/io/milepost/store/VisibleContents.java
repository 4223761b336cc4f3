package io.milepost.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.MeasuredHealth;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Takes the contents as they are now, and gives them on as they were before some changes. Zones
 * that were there come last.
 */
final class VisibleContents implements ContentsVisitor {
  private static final HiddenChanges.OfZone NOTHING_HIDDEN = new HiddenChanges.OfZone();

  private final ContentsVisitor target;
  private final HiddenChanges hidden;
  private final Set<HiddenChanges.Location> locationsGiven = new HashSet<>();
  private boolean allLocationsGiven;
  private HiddenChanges.OfZone zone = NOTHING_HIDDEN;

  /** Of the zone's hidden sets those that come behind the set that was given last. */
  private NavigableMap<RecordSetKey, Optional<PreparedSet>> sets = new TreeMap<>();

  VisibleContents(ContentsVisitor target, HiddenChanges hidden) {
    this.target = target;
    this.hidden = hidden;
  }

  @Override
  public void healthCheck(
      HealthCheck check, Optional<HealthStatus> forced, Optional<MeasuredHealth> measured) {
    target.healthCheck(check, forced, measured);
  }

  @Override
  public void alarm(AlarmId id, AlarmData data) {
    target.alarm(id, data);
  }

  @Override
  public void routingControl(String arn, RoutingControlState state) {
    target.routingControl(arn, state);
  }

  @Override
  public void cidrLocation(CidrCollectionId id, String locationName, List<Cidr> blocks) {
    HiddenChanges.Location location = new HiddenChanges.Location(id, locationName);
    locationsGiven.add(location);
    give(location, blocks, hidden.locations().getOrDefault(location, Map.of()));
  }

  private void give(
      HiddenChanges.Location location, List<Cidr> now, Map<Cidr, Boolean> differences) {
    Set<Cidr> blocks = new TreeSet<>(now);
    differences.forEach((block, wasThere) -> {
      if (wasThere) {
        blocks.add(block);
      } else {
        blocks.remove(block);
      }
    });
    if (!blocks.isEmpty()) {
      target.cidrLocation(location.collection(), location.name(), List.copyOf(blocks));
    }
  }

  private void giveLocationsThatAreGone() {
    if (!allLocationsGiven) {
      allLocationsGiven = true;
      hidden
          .locations()
          .forEach((location, differences) -> {
            if (!locationsGiven.contains(location)) {
              give(location, List.of(), differences);
            }
          });
    }
  }

  @Override
  public void hostedZone(ZoneReference next) {
    giveLocationsThatAreGone();
    giveRestOfSets();
    zone = hidden.find(next).orElse(NOTHING_HIDDEN);
    if (isThere()) {
      begin(next);
    }
  }

  private boolean isThere() {
    return zone.existence() != HiddenChanges.Existence.WAS_NOT_THERE;
  }

  private void begin(ZoneReference next) {
    target.hostedZone(next);
    zone.vpcs()
        .forEach((vpc, wasThere) -> {
          if (wasThere) {
            target.vpcAssociation(vpc);
          }
        });
    zone.signing().ifPresent(target::zoneSigning);
    sets = new TreeMap<>(zone.sets());
  }

  @Override
  public void vpcAssociation(Vpc vpc) {
    if (isThere() && !zone.vpcs().containsKey(vpc)) {
      target.vpcAssociation(vpc);
    }
  }

  @Override
  public void zoneSigning(ZoneSigning signing) {
    if (isThere() && !zone.hasOtherSigning()) {
      target.zoneSigning(signing);
    }
  }

  @Override
  public void expect(long recordSets) {
    if (isThere()) {
      target.expect(recordSets);
    }
  }

  @Override
  public void recordSet(PreparedSet set) {
    if (isThere() && !giveHiddenUpTo(set.key())) {
      target.recordSet(set);
    }
  }

  @Override
  public void simpleSet(NameCursor owner, RecordType type, int ttlSeconds, byte[] rdata) {
    if (!isThere()) {
      return;
    }
    if (sets.isEmpty()) {
      target.simpleSet(owner, type, ttlSeconds, rdata);
      return;
    }
    RoutingPolicy simple = new RoutingPolicy.Simple();
    recordSet(new PreparedSet(owner.toName(), type, simple, ttlSeconds, RdataList.ofBytes(rdata)));
  }

  /** Gives the hidden sets up to a key; returns whether that key's was among them. */
  private boolean giveHiddenUpTo(RecordSetKey key) {
    boolean found = sets.containsKey(key);
    give(sets.headMap(key, true));
    return found;
  }

  private void giveRestOfSets() {
    give(sets);
  }

  private void give(NavigableMap<RecordSetKey, Optional<PreparedSet>> next) {
    next.values().forEach(set -> set.ifPresent(target::recordSet));
    next.clear();
  }

  /** Gives what comes behind the contents. */
  void finish() {
    giveLocationsThatAreGone();
    giveRestOfSets();
    hidden
        .zones()
        .forEach((reference, of) -> {
          if (of.existence() == HiddenChanges.Existence.WAS_THERE) {
            zone = of;
            begin(reference);
            giveRestOfSets();
          }
        });
  }
}

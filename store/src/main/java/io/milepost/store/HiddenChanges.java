package io.milepost.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How what was before the newest entries of the log differs from what is there now: the entries'
 * images of what was before them, the oldest of each thing.
 */
final class HiddenChanges {
  private final Map<ZoneReference, OfZone> zones = new LinkedHashMap<>();
  private final Map<Location, Map<Cidr, Boolean>> locations = new LinkedHashMap<>();

  /** A location of a CIDR collection. */
  record Location(CidrCollectionId collection, String name) {}

  /** Whether a zone was there before. */
  enum Existence {
    AS_IT_IS_NOW,
    /** It is there now, and was not. */
    WAS_NOT_THERE,
    /** It is gone now, and was there. */
    WAS_THERE
  }

  /** What was other in a zone. */
  static final class OfZone {
    private Existence existence = Existence.AS_IT_IS_NOW;
    private final Map<Vpc, Boolean> vpcs = new LinkedHashMap<>();
    private final NavigableMap<RecordSetKey, Optional<PreparedSet>> sets = new TreeMap<>();
    private boolean otherSigning;
    private Optional<ZoneSigning> signing = Optional.empty();

    Existence existence() {
      return existence;
    }

    /** Whether each of some VPCs saw the zone; the others did if they do now. */
    Map<Vpc, Boolean> vpcs() {
      return vpcs;
    }

    /** Whether {@link #signing()} was other than what it is now. */
    boolean hasOtherSigning() {
      return otherSigning;
    }

    /** What answers were signed with, if it was other. */
    Optional<ZoneSigning> signing() {
      return signing;
    }

    /** Each of some sets; the others were as they are now. */
    NavigableMap<RecordSetKey, Optional<PreparedSet>> sets() {
      return sets;
    }
  }

  /**
   * @param entries the newest of the log, the oldest of them first
   */
  HiddenChanges(List<LogEntry> entries) {
    for (LogEntry entry : entries.reversed()) {
      entry.effects().reversed().forEach(this::undo);
    }
  }

  private void undo(Effect effect) {
    switch (effect) {
      case Effect.ContentsCleared _ ->
          throw new IllegalStateException("what clears everything is never hidden");
      case Effect.ZoneCreated created -> of(created.zone()).existence = Existence.WAS_NOT_THERE;
      case Effect.ZoneDeleted deleted -> of(deleted.zone()).existence = Existence.WAS_THERE;
      case Effect.VpcAssociated associated ->
          of(associated.zone()).vpcs.put(associated.vpc(), false);
      case Effect.VpcDisassociated disassociated ->
          of(disassociated.zone()).vpcs.put(disassociated.vpc(), true);
      case Effect.RecordSetChanged changed ->
          of(changed.zone()).sets.put(changed.key(), changed.before());
      case Effect.ZoneSigningChanged changed -> {
        OfZone zone = of(changed.zone());
        zone.otherSigning = true;
        zone.signing = changed.before();
      }
      case Effect.OfHealth _ -> {
        // Not undone: no zone depends on it, and the entry says the same again.
      }
      case Effect.CidrLocationChanged changed -> {
        Location location = new Location(changed.collectionId(), changed.locationName());
        Map<Cidr, Boolean> blocks =
            locations.computeIfAbsent(location, first -> new LinkedHashMap<>());
        changed.added().forEach(block -> blocks.put(block, false));
        changed.removed().forEach(block -> blocks.put(block, true));
      }
    }
  }

  private OfZone of(ZoneReference zone) {
    return zones.computeIfAbsent(zone, first -> new OfZone());
  }

  Optional<OfZone> find(ZoneReference zone) {
    return Optional.ofNullable(zones.get(zone));
  }

  Map<ZoneReference, OfZone> zones() {
    return zones;
  }

  /** For each location that was other: whether each of some blocks was in it. */
  Map<Location, Map<Cidr, Boolean>> locations() {
    return locations;
  }
}

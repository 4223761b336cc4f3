package io.milepost.model.snapshot;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.zone.ZoneReference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All zones as of one entry of the change log: immutable, replaced whole.
 *
 * <p>Zones of one name stand together; the earliest created answers. Only the depths at which a
 * zone stands are looked at, so that the cost of a search follows the zones and not the question.
 */
public final class ZoneDirectory {
  /** No zones. */
  public static final ZoneDirectory EMPTY =
      new ZoneDirectory(0, NameTrie.empty(), DepthSet.EMPTY, 0);

  private final long logNumber;
  private final NameTrie<Namesakes> zones;
  private final DepthSet depths;
  private final int zoneCount;

  /** Zones of one name, the earliest created first; at least one. */
  private static final class Namesakes implements TrieEntry {
    final ZoneSnapshot[] snapshots;

    Namesakes(ZoneSnapshot[] snapshots) {
      this.snapshots = snapshots;
    }

    @Override
    public byte[] wire() {
      return snapshots[0].apex();
    }
  }

  private ZoneDirectory(long logNumber, NameTrie<Namesakes> zones, DepthSet depths, int zoneCount) {
    this.logNumber = logNumber;
    this.zones = zones;
    this.depths = depths;
    this.zoneCount = zoneCount;
  }

  /**
   * The zone that answers a question: the one with the longest name that is at or above the
   * question's. A question for the DS set of a zone's own apex goes to the zone above it, if that
   * is here too (RFC 4035 section 3.1.4.1).
   *
   * @return null if the name is in no zone
   */
  public @Nullable ZoneSnapshot find(NameCursor qname, int qtype) {
    ZoneSnapshot atName = null;
    for (int depth = Math.min(qname.depth(), depths.max()); depth >= 0; depth--) {
      Namesakes found = depths.contains(depth) ? zones.find(qname, depth) : null;
      if (found != null) {
        if (depth < qname.depth() || qtype != RecordType.DS.code()) {
          return found.snapshots[0];
        }
        atName = found.snapshots[0];
      }
    }
    return atName;
  }

  /** The zone with that reference, or null. */
  public @Nullable ZoneSnapshot find(ZoneReference zone) {
    Namesakes found = zones.find(zone.apex());
    if (found != null) {
      for (ZoneSnapshot snapshot : found.snapshots) {
        if (snapshot.zone().id().equals(zone.id())) {
          return snapshot;
        }
      }
    }
    return null;
  }

  /** The number of the log entry that is included last. */
  public long logNumber() {
    return logNumber;
  }

  /** How many zones there are. */
  public int zoneCount() {
    return zoneCount;
  }

  /** Calls with every zone, in no order that means anything. */
  public void forEach(Consumer<ZoneSnapshot> consumer) {
    zones.forEach(namesakes -> {
      for (ZoneSnapshot snapshot : namesakes.snapshots) {
        consumer.accept(snapshot);
      }
    });
  }

  ZoneDirectory withLogNumber(long number) {
    return new ZoneDirectory(number, zones, depths, zoneCount);
  }

  /** With a zone added, or replaced. */
  ZoneDirectory with(ZoneSnapshot snapshot, CompileCost cost) {
    ZoneDirectory others = without(snapshot.zone(), cost);
    DnsName apex = snapshot.zone().apex();
    Namesakes old = others.zones.find(apex);
    ZoneSnapshot[] snapshots =
        old == null ? new ZoneSnapshot[1] : Arrays.copyOf(old.snapshots, old.snapshots.length + 1);
    snapshots[snapshots.length - 1] = snapshot;
    Arrays.sort(snapshots, Comparator.comparingLong(zone -> zone.zone().number()));
    return new ZoneDirectory(
        logNumber,
        others.zones.with(new Namesakes(snapshots), cost),
        old == null ? others.depths.with(apex.labelCount()) : others.depths,
        others.zoneCount + 1);
  }

  /** Without a zone; the same directory if it is not there. */
  ZoneDirectory without(ZoneReference zone, CompileCost cost) {
    Namesakes old = zones.find(zone.apex());
    if (old == null) {
      return this;
    }
    ZoneSnapshot[] left =
        Arrays.stream(old.snapshots)
            .filter(snapshot -> !snapshot.zone().id().equals(zone.id()))
            .toArray(ZoneSnapshot[]::new);
    if (left.length == old.snapshots.length) {
      return this;
    }
    return left.length == 0
        ? new ZoneDirectory(
            logNumber,
            zones.without(zone.apex(), cost),
            depths.without(zone.apex().labelCount()),
            zoneCount - 1)
        : new ZoneDirectory(
            logNumber, zones.with(new Namesakes(left), cost), depths, zoneCount - 1);
  }
}

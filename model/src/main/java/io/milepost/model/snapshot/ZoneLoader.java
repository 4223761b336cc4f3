package io.milepost.model.snapshot;

import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles whole zones, one after the other, from their sets in the order of their reversed names.
 * In that order a name comes directly before the names below it, so that the names that are still
 * open form one path from the apex, and each name is packed once.
 */
final class ZoneLoader {
  private static final int USUAL_SIZE = 64;
  private static final int CHUNK_LENGTH = 1 << 18;
  private static final int MOST_EXPECTED = 1 << 24;

  private final PackedNames names = new PackedNames(USUAL_SIZE, CHUNK_LENGTH);
  private final int[] cutsByDepth = new int[DnsName.MAX_LABELS + 1];
  private final NameCursor apexName = new NameCursor();

  /** The open names, the apex before all, and then names that are used again. */
  private final List<OpenName> path = new ArrayList<>();

  private ZoneReference zone;
  private @Nullable ZoneSigning signing;
  private byte[] apex;
  private int apexDepth;

  /** How many names below the apex are open. */
  private int open;

  ZoneLoader(ZoneReference zone) {
    path.add(new OpenName());
    start(zone);
  }

  /** The zone that was begun last. */
  ZoneReference zone() {
    return zone;
  }

  /** Begins with a zone. */
  void start(ZoneReference next) {
    zone = next;
    signing = null;
    apex = next.apex().wire();
    apexDepth = next.apex().labelCount();
    apexName.set(apex, 0);
    names.clear();
    Arrays.fill(cutsByDepth, 0);
    open = 0;
    path.getFirst().open(apexName, apexDepth, apexDepth);
  }

  /** Has the zone's answers signed. */
  void sign(ZoneSigning with) {
    signing = with;
  }

  /** Makes room for about as many names as there are sets; directly after the zone's start. */
  void expect(long recordSets) {
    names.makeRoom((int) Math.min(recordSets, MOST_EXPECTED));
  }

  /**
   * Adds a set; owners come in the order of their sort keys, the types of one owner in any.
   *
   * @param rdata each value as its length, two octets, and its rdata
   * @throws IllegalStateException if the owner is not in the zone, or has a set of that type
   */
  void add(NameCursor owner, int type, int ttlSeconds, byte[] rdata) {
    open(owner).add(type, ttlSeconds, rdata, apex);
  }

  /**
   * Adds a set that a policy chooses, or an alias; those of one name and type come one after the
   * other.
   *
   * @throws IllegalStateException if the owner is not in the zone, or has a simple set of that type
   */
  void add(NameCursor owner, PreparedSet set) {
    open(owner).add(set, apex);
  }

  /** Opens a name, and closes those that are not above it. */
  private OpenName open(NameCursor owner) {
    if (owner.depth() < apexDepth || !owner.isAt(apexDepth, apex)) {
      throw new IllegalStateException(owner.toName() + " is not in " + zone);
    }
    int wanted = owner.depth() - apexDepth;
    int common = 0;
    while (common < Math.min(open, wanted)
        && path.get(common + 1).isAt(owner, apexDepth + common + 1, apexDepth)) {
      common++;
    }
    closeTo(common);
    while (open < wanted) {
      openNext(owner);
    }
    return path.get(wanted);
  }

  private void openNext(NameCursor name) {
    open++;
    if (open == path.size()) {
      path.add(new OpenName());
    }
    OpenName opened = path.get(open);
    opened.open(name, apexDepth + open, apexDepth);
    path.get(open - 1).addChild(opened);
  }

  private void closeTo(int level) {
    for (; open > level; open--) {
      OpenName closed = path.get(open);
      closed.addTo(names);
      if (closed.isCut()) {
        cutsByDepth[apexDepth + open]++;
      }
    }
  }

  /**
   * The zone with all that was added.
   *
   * @throws IllegalStateException if the apex lacks its SOA or NS set
   */
  ZoneSnapshot finish() {
    closeTo(0);
    path.getFirst().addTo(names);
    return new ZoneSnapshot(
        zone, NameTable.of(zone.apex().nameHash(), names), DepthSet.of(cutsByDepth), signing);
  }
}

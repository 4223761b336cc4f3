package io.milepost.model.snapshot;

import io.milepost.model.zone.ZoneReference;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Public zones of one name, the earliest created first; at least one. */
final class Namesakes implements TrieEntry {
  private final ZoneSnapshot[] snapshots;

  private Namesakes(ZoneSnapshot[] snapshots) {
    this.snapshots = snapshots;
  }

  static Namesakes of(ZoneSnapshot snapshot) {
    return new Namesakes(new ZoneSnapshot[] {snapshot});
  }

  @Override
  public byte[] wire() {
    return snapshots[0].apex();
  }

  /** The one that answers. */
  ZoneSnapshot first() {
    return snapshots[0];
  }

  @Nullable ZoneSnapshot find(ZoneReference zone) {
    for (ZoneSnapshot snapshot : snapshots) {
      if (snapshot.zone().id().equals(zone.id())) {
        return snapshot;
      }
    }
    return null;
  }

  /** With a zone that is not there yet. */
  Namesakes with(ZoneSnapshot added) {
    ZoneSnapshot[] more = Arrays.copyOf(snapshots, snapshots.length + 1);
    more[snapshots.length] = added;
    Arrays.sort(more, Comparator.comparingLong(snapshot -> snapshot.zone().number()));
    return new Namesakes(more);
  }

  /** Without a zone; null if none is left. */
  @Nullable Namesakes without(ZoneReference zone) {
    ZoneSnapshot[] left =
        Arrays.stream(snapshots)
            .filter(snapshot -> !snapshot.zone().id().equals(zone.id()))
            .toArray(ZoneSnapshot[]::new);
    return left.length == 0 ? null : new Namesakes(left);
  }

  ZoneSnapshot[] all() {
    return snapshots;
  }
}

package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.store.ContentsVisitor;
import io.milepost.model.store.Effect;
import io.milepost.model.store.LogEntry;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.store.Store;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a node that starts gets, as lines of text; or what the log, from its beginning, makes. */
final class Everything implements ContentsVisitor {
  private final SortedSet<String> lines = new TreeSet<>();
  private @Nullable ZoneReference zone;
  private @Nullable RecordSetKey last;

  private Everything() {}

  /** What the contents of a store are. */
  static SortedSet<String> in(Store store) {
    Everything all = new Everything();
    store.contents(all);
    return all.lines;
  }

  /** What the first entries of a log have made. */
  static SortedSet<String> madeBy(List<LogEntry> entries) {
    Everything all = new Everything();
    entries.forEach(entry -> entry.effects().forEach(all::take));
    return all.lines;
  }

  private void take(Effect effect) {
    switch (effect) {
      case Effect.ContentsCleared _ -> lines.clear();
      case Effect.ZoneCreated created -> add(line(created.zone(), ""));
      case Effect.ZoneDeleted deleted ->
          lines.removeIf(line -> line.startsWith(line(deleted.zone(), "")));
      case Effect.VpcAssociated associated -> add(line(associated.zone(), associated.vpc()));
      case Effect.VpcDisassociated gone -> remove(line(gone.zone(), gone.vpc()));
      case Effect.RecordSetChanged changed -> {
        changed.before().ifPresent(set -> remove(line(changed.zone(), set)));
        changed.after().ifPresent(set -> add(line(changed.zone(), set)));
      }
      case Effect.ZoneSigningChanged changed -> {
        changed.before().ifPresent(signing -> remove(line(changed.zone(), signing)));
        changed.after().ifPresent(signing -> add(line(changed.zone(), signing)));
      }
      case Effect.OfHealth _ -> {}
      case Effect.CidrLocationChanged changed -> {
        String location = location(changed.collectionId(), changed.locationName());
        changed.removed().forEach(block -> remove(location + block));
        changed.added().forEach(block -> add(location + block));
      }
    }
  }

  private static String line(ZoneReference zone, Object what) {
    return zone + ": " + what;
  }

  private static String location(CidrCollectionId id, String name) {
    return id + " " + name + ": ";
  }

  private void add(String line) {
    assertThat(lines.add(line)).as("was not there: %s", line).isTrue();
  }

  private void remove(String line) {
    assertThat(lines.remove(line)).as("was there: %s", line).isTrue();
  }

  @Override
  public void cidrLocation(CidrCollectionId id, String locationName, List<Cidr> blocks) {
    assertThat(zone).as("before all zones").isNull();
    assertThat(blocks).isNotEmpty();
    blocks.forEach(block -> add(location(id, locationName) + block));
  }

  @Override
  public void hostedZone(ZoneReference next) {
    zone = next;
    last = null;
    add(line(next, ""));
  }

  @Override
  public void vpcAssociation(Vpc vpc) {
    assertThat(last).as("before all sets").isNull();
    add(line(Objects.requireNonNull(zone), vpc));
  }

  @Override
  public void zoneSigning(ZoneSigning signing) {
    assertThat(last).as("before all sets").isNull();
    add(line(Objects.requireNonNull(zone), signing));
  }

  @Override
  public void recordSet(PreparedSet set) {
    RecordSetKey before = last;
    if (before != null) {
      DnsName name = before.name();
      assertThat(name).as("names are in order").isLessThanOrEqualTo(set.owner());
    }
    last = set.key();
    add(line(Objects.requireNonNull(zone), set));
  }
}

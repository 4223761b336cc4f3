package io.milepost.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import io.milepost.model.snapshot.NodeCursor;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Compares compiled zones by what they have at every name that may be in them. */
final class Directories {
  private Directories() {}

  static void assertSame(ZoneDirectory actual, ZoneDirectory expected, Collection<DnsName> names) {
    assertThat(actual.logNumber()).isEqualTo(expected.logNumber());
    assertThat(zones(actual)).isEqualTo(zones(expected));
    for (ZoneReference zone : zones(expected)) {
      ZoneSnapshot one = actual.find(zone);
      ZoneSnapshot other = expected.find(zone);
      assertThat(one).isNotNull();
      assertThat(other).isNotNull();
      if (one != null && other != null) {
        assertThat(one.nameCount()).isEqualTo(other.nameCount());
        assertThat(text(one, names)).isEqualTo(text(other, names));
      }
    }
  }

  private static List<ZoneReference> zones(ZoneDirectory directory) {
    List<ZoneReference> zones = new ArrayList<>();
    directory.forEach(snapshot -> zones.add(snapshot.zone()));
    zones.sort(Comparator.comparingLong(ZoneReference::number));
    return zones;
  }

  private static List<String> text(ZoneSnapshot zone, Collection<DnsName> names) {
    List<String> lines = new ArrayList<>();
    NameCursor cursor = new NameCursor();
    for (DnsName name : names) {
      cursor.set(name.toWire(), 0);
      if (zone.contains(cursor)) {
        for (RecordType type : RecordType.values()) {
          Rrset rrset = zone.findExact(cursor, type.code(), new NodeCursor());
          String records =
              rrset == null
                  ? "none"
                  : rrset.ttlSeconds()
                      + " "
                      + HexFormat.of().formatHex(rrset.bytes(), rrset.start(), rrset.end());
          LookupResult found = zone.lookup(cursor, type.code(), new NodeCursor());
          String outcome =
              found instanceof RoutedSets routed
                  ? routed.members().toString()
                  : found.getClass().getSimpleName();
          lines.add(name + " " + type + " " + records + " " + outcome);
        }
      }
    }
    return lines;
  }
}

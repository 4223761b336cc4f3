package io.milepost.policy;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compiles the records of a test; a SOA begins a zone. */
final class TextZones {
  private record Key(DnsName owner, RecordType type) {}

  private TextZones() {}

  static ZoneDirectory compile(List<TextRecord> records) {
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    Map<Key, List<TextRecord>> sets = new LinkedHashMap<>();
    long number = 0;
    for (TextRecord record : records) {
      if (record.type() == RecordType.SOA) {
        load(sets, loader);
        number++;
        HostedZoneId id = new HostedZoneId("Z" + number);
        loader.hostedZone(new ZoneReference(id, number, record.owner()));
      }
      sets.computeIfAbsent(new Key(record.owner(), record.type()), key -> new ArrayList<>())
          .add(record);
    }
    load(sets, loader);
    return loader.finish(number);
  }

  private static void load(Map<Key, List<TextRecord>> sets, ZoneCompiler.Loader loader) {
    sets.values().stream()
        .sorted(Comparator.comparing(set -> set.getFirst().owner()))
        .forEach(set -> loader.recordSet(prepared(set)));
    sets.clear();
  }

  private static PreparedSet prepared(List<TextRecord> set) {
    TextRecord first = set.getFirst();
    return new PreparedSet(
        first.owner(),
        first.type(),
        new RoutingPolicy.Simple(),
        first.ttl(),
        RdataList.of(set.stream().map(TextRecord::rdata).toList()));
  }
}

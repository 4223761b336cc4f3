package io.milepost.server;

import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcId;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Zones for tests, written one record a line: {@code owner ttl type value}. A SOA begins a zone; a
 * line {@code vpcs ID…} before it makes that zone private, a line {@code signed} has it signed.
 */
public final class ZoneText {
  private record Key(DnsName owner, RecordType type) {}

  private record Values(int ttl, List<byte[]> rdata) {}

  private ZoneText() {}

  public static ZoneDirectory parse(String text) {
    return parse(text, null);
  }

  /**
   * Zones of which some are signed.
   *
   * @param signing of those
   */
  public static ZoneDirectory parse(String text, @Nullable ZoneSigning signing) {
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    Map<Key, Values> sets = new LinkedHashMap<>();
    long number = 0;
    List<String> vpcs = List.of();
    boolean signed = false;
    for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
      String[] fields = line.strip().split("\\s+", 4);
      if (fields[0].equals("vpcs")) {
        vpcs = List.of(fields).subList(1, fields.length);
        continue;
      }
      if (fields[0].equals("signed")) {
        signed = true;
        continue;
      }
      Key key = new Key(DnsName.of(fields[0]), RecordType.valueOf(fields[2]));
      if (key.type == RecordType.SOA) {
        flush(sets, loader);
        number++;
        HostedZoneId id = new HostedZoneId("Z" + number);
        loader.hostedZone(new ZoneReference(id, number, key.owner, !vpcs.isEmpty()));
        vpcs.forEach(vpc -> loader.vpcAssociation(new Vpc("eu-west-1", new VpcId(vpc))));
        vpcs = List.of();
        if (signed) {
          loader.zoneSigning(Objects.requireNonNull(signing));
        }
        signed = false;
      }
      sets.computeIfAbsent(key, first -> new Values(Integer.parseInt(fields[1]), new ArrayList<>()))
          .rdata
          .add(rdata(key.type, fields[3]));
    }
    flush(sets, loader);
    return loader.finish(number);
  }

  private static byte[] rdata(RecordType type, String value) {
    try {
      return RecordValue.parse(type, value);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(type + " " + value, e);
    }
  }

  private static void flush(Map<Key, Values> sets, ZoneCompiler.Loader loader) {
    sets.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().owner))
        .forEach(entry ->
            loader.recordSet(
                new PreparedSet(
                    entry.getKey().owner,
                    entry.getKey().type,
                    new RoutingPolicy.Simple(),
                    entry.getValue().ttl,
                    RdataList.of(entry.getValue().rdata))));
    sets.clear();
  }
}

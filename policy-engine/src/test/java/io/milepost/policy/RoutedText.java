package io.milepost.policy;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover.Role;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Record sets with a routing policy as a line of text:
 *
 * <pre>
 * owner ttl type value[,value] [| policy identifier parameter... [| check]]
 * owner alias type target[!] [| policy ...]      with ! if it evaluates the target's health
 *
 * weighted a 10, latency a eu-west-1, failover a PRIMARY, geolocation a NA|US|US-CA|*,
 * geoproximity a REGION|GROUP|@LAT,LON BIAS, multivalue a, ip a LOCATION, simple
 * </pre>
 */
final class RoutedText {
  static final HostedZoneId ZONE = new HostedZoneId("Z1");
  static final CidrCollectionId COLLECTION = new CidrCollectionId("c");

  private RoutedText() {}

  static PreparedSet parse(String line) {
    String[] parts = line.strip().split("\\s*\\|\\s*", 3);
    String[] fields = parts[0].split("\\s+", 4);
    DnsName owner = DnsName.of(fields[0]);
    RecordType type = RecordType.valueOf(fields[2]);
    return new PreparedSet(
        owner,
        type,
        parts.length > 1 ? policy(parts[1].split("\\s+")) : new RoutingPolicy.Simple(),
        data(fields, owner, type),
        parts.length > 2 ? Optional.of(new HealthCheckId(parts[2])) : Optional.empty());
  }

  private static PreparedData data(String[] fields, DnsName owner, RecordType type) {
    String value = fields[3];
    if (fields[1].equals("alias")) {
      boolean evaluates = value.endsWith("!");
      String target = evaluates ? value.substring(0, value.length() - 1) : value;
      boolean endpoint = target.endsWith(".amazonaws.com");
      HostedZoneId zone = endpoint ? new HostedZoneId("ZELB") : ZONE;
      return new PreparedData.Alias(new AliasTarget(zone, DnsName.of(target), evaluates));
    }
    List<byte[]> rdata =
        Arrays.stream(value.split(","))
            .map(one -> TextRecord.parse(owner + " " + fields[1] + " " + type + " " + one).rdata())
            .toList();
    return new PreparedData.Values(Integer.parseInt(fields[1]), RdataList.of(rdata));
  }

  private static RoutingPolicy policy(String[] words) {
    SetIdentifier id = new SetIdentifier(words.length > 1 ? words[1] : "-");
    return switch (words[0]) {
      case "simple" -> new RoutingPolicy.Simple();
      case "weighted" -> new RoutingPolicy.Weighted(id, Integer.parseInt(words[2]));
      case "latency" -> new RoutingPolicy.Latency(id, words[2]);
      case "failover" -> new RoutingPolicy.Failover(id, Role.valueOf(words[2]));
      case "geolocation" -> geolocation(id, words[2]);
      case "geoproximity" ->
          new RoutingPolicy.Geoproximity(id, location(words[2]), Integer.parseInt(words[3]));
      case "multivalue" -> new RoutingPolicy.Multivalue(id);
      case "ip" -> new RoutingPolicy.IpBased(id, COLLECTION, words[2]);
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static RoutingPolicy geolocation(SetIdentifier id, String place) {
    if (List.of("AF", "AN", "AS", "EU", "NA", "OC", "SA").contains(place)) {
      return new RoutingPolicy.Geolocation(
          id, Optional.of(place), Optional.empty(), Optional.empty());
    }
    String[] codes = place.split("-", 2);
    return new RoutingPolicy.Geolocation(
        id,
        Optional.empty(),
        Optional.of(codes[0]),
        codes.length > 1 ? Optional.of(codes[1]) : Optional.empty());
  }

  private static Location location(String text) {
    if (text.startsWith("@")) {
      String[] point = text.substring(1).split(",", 2);
      return new Location.Coordinates(point[0], point[1]);
    }
    return text.matches(".*-[a-z]+-[0-9]+-[a-z]+-[0-9]+")
        ? new Location.LocalZoneGroup(text)
        : new Location.Region(text);
  }
}

package io.milepost.server;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover.Role;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The zone {@code example.com} with a group of three A sets for each policy, each set with a health
 * check: {@code weighted}, {@code latency}, and so on; {@code tree}, an alias to all of them that
 * evaluates their health; and {@code plain}. Other names have what is seldom: {@link #names}.
 */
public final class RoutedZone {
  private static final HostedZoneId ZONE = new HostedZoneId("Z1");
  private static final CidrCollectionId COLLECTION = new CidrCollectionId("c");

  /** Where {@code endpoint} leads. */
  public static final DnsName ENDPOINT = DnsName.of("lb.us-east-1.elb.amazonaws.com");

  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-northeast-1");
  private static final List<String> COUNTRIES = List.of("US", "FR", "*");

  /** The names of the groups. */
  public static final List<String> GROUPS =
      List.of("failover", "geolocation", "geoproximity", "latency", "multivalue", "weighted");

  /** Groups of other types, of many values, for some clients alone, of names and wildcards. */
  private static final List<String> OTHERS =
      List.of(
          "ip",
          "endpoint",
          "any.wild",
          "text",
          "cname",
          "mail",
          "big",
          "nowhere",
          "tree",
          "plain",
          "absent");

  private RoutedZone() {}

  /** Names to ask for; all have something to answer with, but for the last one. */
  public static List<String> names() {
    return Stream.of(GROUPS.stream(), OTHERS.stream())
        .flatMap(names -> names)
        .map(name -> name + ".example.com")
        .toList();
  }

  public static ZoneDirectory directory() {
    return directory(0);
  }

  /**
   * The zone in one of several versions.
   *
   * @param version 0 to 9: the addresses of the groups, and the CIDR blocks, differ
   */
  public static ZoneDirectory directory(int version) {
    List<PreparedSet> sets = new ArrayList<>();
    sets.add(values("example.com", RecordType.SOA, "ns.example.net. h.example.net. 1 2 3 4 60"));
    sets.add(values("example.com", RecordType.NS, "ns.example.net."));
    sets.add(values("plain.example.com", RecordType.A, "192.0.2.1"));
    for (String group : GROUPS) {
      for (int i = 0; i < (group.equals("failover") ? 2 : 3); i++) {
        sets.add(
            new PreparedSet(
                DnsName.of(group + ".example.com"),
                RecordType.A,
                policy(group, i),
                data(RecordType.A, "192.0." + version + "." + (i + 1)),
                Optional.of(new HealthCheckId("check-" + i))));
      }
      AliasTarget target = new AliasTarget(ZONE, DnsName.of(group + ".example.com"), true);
      sets.add(
          new PreparedSet(
              DnsName.of("tree.example.com"),
              RecordType.A,
              new RoutingPolicy.Weighted(new SetIdentifier(group), 1),
              new PreparedData.Alias(target),
              Optional.empty()));
    }
    addOthers(sets);
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    loader.cidrLocation(
        COLLECTION,
        "m0",
        List.of(Cidr.parse("10.0." + version + ".0/24"), Cidr.parse("2001:db8::/32")));
    loader.cidrLocation(COLLECTION, "m1", List.of(Cidr.parse("10.0.0.0/20")));
    loader.hostedZone(new ZoneReference(ZONE, 1, DnsName.of("example.com")));
    sets.forEach(loader::recordSet);
    return loader.finish(1);
  }

  private static void addOthers(List<PreparedSet> sets) {
    for (int i = 0; i < 3; i++) {
      sets.add(member("*.wild", RecordType.A, "weighted", i, "192.0.2." + i, "198.51.100." + i));
      sets.add(member("text", RecordType.TXT, "weighted", i, "\"text " + i + "\""));
      String target = GROUPS.get(i) + ".example.com.";
      sets.add(member("cname", RecordType.CNAME, "weighted", i, target));
      sets.add(member("mail", RecordType.MX, "multivalue", i, i + " plain.example.com."));
    }
    for (int i = 0; i < 2; i++) {
      sets.add(member("ip", RecordType.A, "ip", i, "192.0.2." + i));
    }
    sets.add(
        new PreparedSet(
            DnsName.of("endpoint.example.com"),
            RecordType.A,
            new RoutingPolicy.Simple(),
            new PreparedData.Alias(new AliasTarget(new HostedZoneId("ZELB"), ENDPOINT, true)),
            Optional.empty()));
    for (int i = 0; i < 12; i++) {
      String[] values =
          IntStream.range(0, 9).mapToObj(last -> "192.0.2." + last).toArray(String[]::new);
      sets.add(member("big", RecordType.A, "multivalue", i, values));
    }
    sets.add(member("nowhere", RecordType.A, "geolocation", 1, "192.0.2.1"));
  }

  private static PreparedSet member(
      String name, RecordType type, String policy, int number, String... values) {
    return new PreparedSet(
        DnsName.of(name + ".example.com"),
        type,
        policy(policy, number),
        data(type, values),
        Optional.of(new HealthCheckId("check-" + number)));
  }

  private static RoutingPolicy policy(String group, int member) {
    SetIdentifier id = new SetIdentifier("m" + member);
    return switch (group) {
      case "weighted" -> new RoutingPolicy.Weighted(id, member + 1);
      case "latency" -> new RoutingPolicy.Latency(id, REGIONS.get(member));
      case "failover" ->
          new RoutingPolicy.Failover(id, member == 0 ? Role.PRIMARY : Role.SECONDARY);
      case "geolocation" ->
          new RoutingPolicy.Geolocation(
              id, Optional.empty(), Optional.of(COUNTRIES.get(member)), Optional.empty());
      case "geoproximity" ->
          new RoutingPolicy.Geoproximity(id, new Location.Region(REGIONS.get(member)), 10);
      case "multivalue" -> new RoutingPolicy.Multivalue(id);
      case "ip" -> new RoutingPolicy.IpBased(id, COLLECTION, "m" + member);
      default -> throw new IllegalArgumentException(group);
    };
  }

  private static PreparedSet values(String owner, RecordType type, String value) {
    return new PreparedSet(
        DnsName.of(owner), type, new RoutingPolicy.Simple(), data(type, value), Optional.empty());
  }

  private static PreparedData data(RecordType type, String... values) {
    List<byte[]> rdata = Arrays.stream(values).map(value -> rdata(type, value)).toList();
    return new PreparedData.Values(60, RdataList.of(rdata));
  }

  private static byte[] rdata(RecordType type, String value) {
    try {
      return RecordValue.parse(type, value);
    } catch (FatalProblemException e) {
      throw new IllegalArgumentException(type + " " + value, e);
    }
  }
}

package io.milepost.bench;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover.Role;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.snapshot.ZoneCompiler;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.store.PreparedData;
import io.milepost.model.store.PreparedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A zone with {@value #NAMES} names of each kind: plain A sets; groups of three A sets by a policy,
 * each with a health check; aliases to a group, alone and by failover, that evaluate its health.
 */
final class RoutedZone {
  static final int NAMES = 1_000;
  private static final int CHECKS = 10_000;
  private static final int LOCATIONS = 2;
  private static final int BLOCKS = 1_000;
  private static final CidrCollectionId COLLECTION = new CidrCollectionId("c-bench");
  private static final List<String> REGIONS = List.of("us-east-1", "eu-west-1", "ap-northeast-1");

  private RoutedZone() {}

  static String name(String kind, int number) {
    return kind + number + "." + BenchZone.ORIGIN;
  }

  static ZoneDirectory directory() {
    List<PreparedSet> sets = new ArrayList<>();
    sets.add(
        BenchZone.set(
            BenchZone.ORIGIN, RecordType.SOA, "ns.example.net. h.example.net. 1 2 3 4 60"));
    sets.add(
        BenchZone.set(BenchZone.ORIGIN, RecordType.NS, "ns-1.example.net.", "ns-2.example.net."));
    for (int i = 0; i < NAMES; i++) {
      sets.add(BenchZone.address(name("plain", i), i));
      for (String policy :
          List.of("weighted", "latency", "geolocation", "geoproximity", "multivalue", "ip-based")) {
        for (int member = 0; member < 3; member++) {
          sets.add(member(policy, i, member));
        }
      }
      sets.add(member("failover", i, 0));
      sets.add(member("failover", i, 1));
      RoutingPolicy simple = new RoutingPolicy.Simple();
      sets.add(alias(name("alias", i), simple, name("weighted", i)));
      sets.add(alias(name("tree", i), failover("first", Role.PRIMARY), name("weighted", i)));
      sets.add(alias(name("tree", i), failover("second", Role.SECONDARY), name("plain", i)));
    }
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
    for (int location = 0; location < LOCATIONS; location++) {
      loader.cidrLocation(COLLECTION, "location-" + location, blocks(location));
    }
    loader.hostedZone(BenchZone.REFERENCE);
    sets.forEach(loader::recordSet);
    return loader.finish(1);
  }

  private static PreparedSet member(String policy, int number, int member) {
    SetIdentifier id = new SetIdentifier("m" + member);
    RoutingPolicy routing =
        switch (policy) {
          case "weighted" -> new RoutingPolicy.Weighted(id, member + 1);
          case "latency" -> new RoutingPolicy.Latency(id, REGIONS.get(member));
          case "geolocation" ->
              new RoutingPolicy.Geolocation(
                  id,
                  Optional.empty(),
                  Optional.of(List.of("US", "FR", "*").get(member)),
                  Optional.empty());
          case "geoproximity" ->
              new RoutingPolicy.Geoproximity(id, new Location.Region(REGIONS.get(member)), 10);
          case "failover" -> failover(id.value(), member == 0 ? Role.PRIMARY : Role.SECONDARY);
          case "ip-based" ->
              new RoutingPolicy.IpBased(
                  id, COLLECTION, member < LOCATIONS ? "location-" + member : "*");
          default -> new RoutingPolicy.Multivalue(id);
        };
    PreparedSet plain = BenchZone.address(name(policy, number), number * 3 + member);
    return new PreparedSet(
        plain.owner(), plain.type(), routing, plain.data(), Optional.of(check(number + member)));
  }

  static HealthCheckId check(int number) {
    return new HealthCheckId("check-" + number % CHECKS);
  }

  private static RoutingPolicy failover(String id, Role role) {
    return new RoutingPolicy.Failover(new SetIdentifier(id), role);
  }

  private static PreparedSet alias(String owner, RoutingPolicy routing, String target) {
    return new PreparedSet(
        DnsName.of(owner),
        RecordType.A,
        routing,
        new PreparedData.Alias(new AliasTarget(BenchZone.REFERENCE.id(), DnsName.of(target), true)),
        Optional.empty());
  }

  /** Every other block of 16 bits in a location of its own, and some of 24 bits in each. */
  private static List<Cidr> blocks(int location) {
    return IntStream.range(0, BLOCKS)
        .mapToObj(i -> new Cidr(false, first(location + LOCATIONS * i, i), 0, i % 4 == 0 ? 24 : 16))
        .toList();
  }

  private static long first(int block, int number) {
    return (block * 109L & 0xffff) << 48 | (number % 4 == 0 ? (number & 0xffL) << 40 : 0);
  }
}

package io.milepost.bench;

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

/**
 * A zone with {@value #NAMES} names of each kind: plain A sets; groups of three A sets by a policy,
 * each with a health check; aliases to a group, by failover, that evaluate its health.
 */
final class RoutedZone {
  static final int NAMES = 1_000;
  private static final int CHECKS = 10_000;
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
          List.of("weighted", "latency", "geolocation", "geoproximity", "multivalue")) {
        for (int member = 0; member < 3; member++) {
          sets.add(member(policy, i, member));
        }
      }
      sets.add(member("failover", i, 0));
      sets.add(member("failover", i, 1));
      sets.add(alias(i, Role.PRIMARY, name("weighted", i)));
      sets.add(alias(i, Role.SECONDARY, name("plain", i)));
    }
    sets.sort(Comparator.comparing(PreparedSet::key));
    ZoneCompiler.Loader loader = new ZoneCompiler.Loader();
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
          case "failover" ->
              new RoutingPolicy.Failover(id, member == 0 ? Role.PRIMARY : Role.SECONDARY);
          default -> new RoutingPolicy.Multivalue(id);
        };
    PreparedSet plain = BenchZone.address(name(policy, number), number * 3 + member);
    return new PreparedSet(
        plain.owner(), plain.type(), routing, plain.data(), Optional.of(check(number + member)));
  }

  static HealthCheckId check(int number) {
    return new HealthCheckId("check-" + number % CHECKS);
  }

  private static PreparedSet alias(int number, Role role, String target) {
    return new PreparedSet(
        DnsName.of(name("tree", number)),
        RecordType.A,
        new RoutingPolicy.Failover(new SetIdentifier(role.name()), role),
        new PreparedData.Alias(new AliasTarget(BenchZone.REFERENCE.id(), DnsName.of(target), true)),
        Optional.empty());
  }
}

package io.milepost.policy.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The rule of each policy: which set of a group answers a client. */
final class Policies {
  /** Two distances that differ by less are not told apart by all ways of computing them. */
  private static final double SAME_KM = 1e-5;

  private static final int MOST_VALUES = 8;

  private final Geography geography;
  private final World world;
  private final Client client;
  private final Health health;

  Policies(Geography geography, World world, Client client) {
    this.geography = geography;
    this.world = world;
    this.client = client;
    this.health = new Health(world);
  }

  Pick pick(List<RecordSet> sets, String type) {
    return switch (sets.getFirst().rule()) {
      case Rule.Simple _ -> Pick.surely(sets.getFirst());
      case Rule.Weighted _ -> weighted(sets, type);
      case Rule.Multivalue _ -> multivalue(sets, type);
      case Rule.Failover _ -> failover(sets, type);
      case Rule.Latency _ -> nearest(sets, type, this::latency);
      case Rule.Geoproximity _ -> nearest(sets, type, this::biasedDistance);
      case Rule.Geolocation _ -> firstHealthy(byPlace(sets), type);
      case Rule.IpBased _ -> firstHealthy(byBlock(sets), type);
    };
  }

  /** The sets that are healthy, or all of them if none is. */
  private List<RecordSet> candidates(List<RecordSet> sets, String type) {
    List<RecordSet> healthy = health.healthy(sets, type);
    return healthy.isEmpty() ? sets : healthy;
  }

  private Pick weighted(List<RecordSet> sets, String type) {
    List<RecordSet> candidates = candidates(sets, type);
    int total = candidates.stream().mapToInt(Policies::weight).sum();
    if (total == 0) {
      return Pick.equally(candidates);
    }
    Map<RecordSet, Fraction> shares = new LinkedHashMap<>();
    for (RecordSet set : candidates) {
      if (weight(set) > 0) {
        shares.put(set, Fraction.of(weight(set), total));
      }
    }
    return new Pick.One(shares);
  }

  private static int weight(RecordSet set) {
    return ((Rule.Weighted) set.rule()).weight();
  }

  private Pick multivalue(List<RecordSet> sets, String type) {
    List<RecordSet> candidates = candidates(sets, type);
    return new Pick.Several(candidates, Math.min(MOST_VALUES, candidates.size()));
  }

  private Pick failover(List<RecordSet> sets, String type) {
    Optional<RecordSet> primary = sets.stream().filter(Policies::isPrimary).findFirst();
    Optional<RecordSet> secondary = sets.stream().filter(set -> !isPrimary(set)).findFirst();
    if (primary.isEmpty() || secondary.isEmpty()) {
      return Pick.surely(primary.or(() -> secondary).orElseThrow());
    }
    boolean fallsOver =
        !health.isHealthy(primary.get(), type) && health.isHealthy(secondary.get(), type);
    return Pick.surely(fallsOver ? secondary.get() : primary.get());
  }

  private static boolean isPrimary(RecordSet set) {
    return ((Rule.Failover) set.rule()).primary();
  }

  String place() {
    return world.vpcRegion().isPresent()
        ? world.vpcRegion().filter(geography.regionNames()::contains).orElse("")
        : client.place();
  }

  private double latency(RecordSet set) {
    String region = ((Rule.Latency) set.rule()).region();
    return geography.isRegion(place(), region)
        ? -1
        : geography.spotOfClient(place()).kilometresTo(geography.spotOfRegion(region));
  }

  private double biasedDistance(RecordSet set) {
    Rule.Geoproximity rule = (Rule.Geoproximity) set.rule();
    double distance = geography.spotOfClient(place()).kilometresTo(geography.spotOf(rule.spot()));
    if (rule.bias() > 0) {
      return distance * (1 - rule.bias() / 100.0);
    }
    return rule.bias() < 0 ? distance / (1 + rule.bias() / 100.0) : distance;
  }

  /** Of sets that are exactly as near the first; of those that are nearly so any. */
  private Pick nearest(List<RecordSet> sets, String type, ToDoubleFunction<RecordSet> distance) {
    List<RecordSet> candidates = new ArrayList<>(candidates(sets, type));
    candidates.sort(Comparator.comparingDouble(distance).thenComparing(RecordSet::identifier));
    double least = distance.applyAsDouble(candidates.getFirst());
    List<RecordSet> asNear =
        candidates.stream()
            .filter(set -> distance.applyAsDouble(set) < least + SAME_KM && least >= 0)
            .toList();
    Set<Double> distances = new HashSet<>();
    asNear.forEach(set -> distances.add(distance.applyAsDouble(set)));
    return distances.size() <= 1 ? Pick.surely(candidates.getFirst()) : Pick.equally(asNear);
  }

  /** The sets for the client's place, from the smallest place to the largest. */
  private List<RecordSet> byPlace(List<RecordSet> sets) {
    List<RecordSet> fitting = new ArrayList<>();
    for (Rule.Geolocation place : geography.chain(place())) {
      sets.stream().filter(set -> set.rule().equals(place)).forEach(fitting::add);
    }
    return fitting;
  }

  /** The sets for the client's network, from the longest block to the default. */
  private List<RecordSet> byBlock(List<RecordSet> sets) {
    List<RecordSet> fitting = new ArrayList<>();
    world.blocks().stream()
        .filter(block -> block.network().holds(client.network()))
        .sorted(Comparator.comparingInt((Block block) -> block.network().length()).reversed())
        .forEach(block -> add(sets, block.location(), fitting));
    add(sets, "*", fitting);
    return fitting;
  }

  private static void add(List<RecordSet> sets, String location, List<RecordSet> fitting) {
    sets.stream()
        .filter(set -> set.rule().equals(new Rule.IpBased(location)))
        .forEach(fitting::add);
  }

  private Pick firstHealthy(List<RecordSet> sets, String type) {
    return sets.isEmpty() ? Pick.nothing() : Pick.surely(candidates(sets, type).getFirst());
  }
}

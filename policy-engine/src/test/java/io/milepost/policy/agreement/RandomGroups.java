package io.milepost.policy.agreement;

import io.milepost.policy.reference.Client;
import io.milepost.policy.reference.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What the sets of a group say for themselves, drawn by chance; no two for the same clients. */
final class RandomGroups {
  private static final List<Integer> WEIGHTS = List.of(0, 0, 1, 1, 2, 5, 10, 255);

  private final RandomGenerator random;
  private final RandomPlaces places;
  private final RandomNetworks networks;

  RandomGroups(RandomGenerator random, RandomPlaces places, RandomNetworks networks) {
    this.random = random;
    this.places = places;
    this.networks = networks;
  }

  /**
   * The rules of a group.
   *
   * @param place where the client of the case is
   * @param size how many there should be; there may be fewer
   */
  List<Rule> rules(Kind kind, Client client, String place, int size) {
    return switch (kind) {
      case WEIGHTED -> weighted(size);
      case MULTIVALUE -> several(size, Rule.Multivalue::new);
      case FAILOVER -> failover();
      case LATENCY -> distinct(size, () -> new Rule.Latency(region()));
      case GEOLOCATION ->
          distinct(size, () -> random.nextBoolean() ? places.around(place) : places.ofSet());
      case GEOPROXIMITY -> geoproximity(client, size);
      case IP_BASED ->
          distinct(
              size, () -> new Rule.IpBased(random.nextInt(5) == 0 ? "*" : networks.location()));
      case TREE -> List.of(new Rule.Simple());
    };
  }

  private static List<Rule> several(int size, Supplier<Rule> rule) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      rules.add(rule.get());
    }
    return rules;
  }

  private static List<Rule> distinct(int size, Supplier<Rule> rule) {
    return List.copyOf(new LinkedHashSet<>(several(size, rule)));
  }

  private List<Rule> weighted(int size) {
    boolean zeros = random.nextInt(5) == 0;
    return several(
        size,
        () ->
            new Rule.Weighted(
                zeros ? 0 : random.nextInt(4) == 0 ? random.nextInt(256) : places.one(WEIGHTS)));
  }

  private List<Rule> failover() {
    Rule primary = new Rule.Failover(true);
    Rule secondary = new Rule.Failover(false);
    return switch (random.nextInt(8)) {
      case 0 -> List.of(primary);
      case 1 -> List.of(secondary);
      case 2, 3, 4 -> List.of(secondary, primary);
      default -> List.of(primary, secondary);
    };
  }

  private String region() {
    return random.nextInt(4) == 0 ? places.one(RandomPlaces.TIED_REGIONS) : places.region();
  }

  private List<Rule> geoproximity(Client client, int size) {
    Set<String> spots = new LinkedHashSet<>();
    if (client.sourcePlace().equals("@10,0") && client.subnetPlace().equals("@10,0")) {
      spots.add("@10,10");
      spots.add("@10,-10");
    }
    if (random.nextInt(16) == 0) {
      spots.add("@0,180");
      spots.add("@0,-180");
    }
    while (spots.size() < size) {
      spots.add(places.spot());
    }
    boolean unbiased =
        random.nextInt(4) == 0 || spots.contains("@10,10") || spots.contains("@0,180");
    List<Rule> rules = new ArrayList<>();
    spots.forEach(spot -> rules.add(new Rule.Geoproximity(spot, unbiased ? 0 : places.bias())));
    return rules;
  }
}

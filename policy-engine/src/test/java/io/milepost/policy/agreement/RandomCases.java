package io.milepost.policy.agreement;

import io.milepost.policy.reference.Block;
import io.milepost.policy.reference.Client;
import io.milepost.policy.reference.Data;
import io.milepost.policy.reference.Endpoint;
import io.milepost.policy.reference.Geography;
import io.milepost.policy.reference.Key;
import io.milepost.policy.reference.Network;
import io.milepost.policy.reference.RecordSet;
import io.milepost.policy.reference.Rule;
import io.milepost.policy.reference.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One case drawn by chance, in which corners are met often. */
final class RandomCases {
  private static final String NO_CHECK = "";
  private static final int CHECKS = 70;
  private static final List<Kind> POLICIES =
      List.of(Kind.values()).subList(0, Kind.values().length - 1);

  private final RandomGenerator random;
  private final RandomPlaces places;
  private final RandomNetworks networks;
  private final RandomGroups groups;
  private final Kind kind;
  private final Client client;
  private final boolean allChecked;
  private final Optional<String> vpcRegion;
  private final Map<Key, List<RecordSet>> sets = new LinkedHashMap<>();
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private int nextValue = 1;

  private RandomCases(Kind kind, Geography geography, long seed) {
    this.random = new SplittableRandom(seed);
    this.places = new RandomPlaces(random, geography);
    this.networks = new RandomNetworks(random);
    this.groups = new RandomGroups(random, places, networks);
    this.kind = kind;
    this.client = client();
    this.allChecked = random.nextInt(3) == 0;
    this.vpcRegion = vpcRegion();
  }

  /** The case of a seed. */
  static Case draw(Kind kind, Geography geography, long seed) {
    return new RandomCases(kind, geography, seed).draw();
  }

  private Case draw() {
    String type = random.nextInt(8) == 0 ? "AAAA" : "A";
    if (kind != Kind.TREE) {
      addGroup(new Key("q", type), kind, size(), List.of());
    } else if (random.nextInt(40) == 0) {
      addChain(type);
    } else {
      addTree(type);
    }
    boolean byBlocks =
        sets.values().stream().anyMatch(group -> group.getFirst().rule() instanceof Rule.IpBased);
    Network network = client.subnet().filter(s -> s.length() > 0).orElse(client.source());
    List<Block> blocks = byBlocks ? networks.blocksAround(network) : List.of();
    World world = new World(sets, vpcRegion, unhealthy(), endpoints, blocks);
    return new Case(kind, world, client, new Key("q", type));
  }

  private Client client() {
    Optional<Network> subnet = networks.subnet();
    if (kind == Kind.GEOPROXIMITY && random.nextInt(8) == 0) {
      return new Client(networks.address(), "@10,0", subnet, "@10,0");
    }
    return new Client(networks.address(), places.ofClient(), subnet, places.ofClient());
  }

  private Optional<String> vpcRegion() {
    if (!kind.isForPrivateZones() || random.nextInt(5) > 0) {
      return Optional.empty();
    }
    return Optional.of(random.nextInt(5) == 0 ? "us-iso-east-1" : places.region());
  }

  private String place() {
    boolean bySubnet = client.subnet().filter(subnet -> subnet.length() > 0).isPresent();
    return vpcRegion.orElse(bySubnet ? client.subnetPlace() : client.sourcePlace());
  }

  private int size() {
    int drawn = random.nextInt(6);
    if (drawn == 0) {
      return 1;
    }
    return switch (kind) {
      case MULTIVALUE -> random.nextInt(1, drawn == 1 ? 100 : 14);
      case WEIGHTED -> random.nextInt(2, drawn == 1 ? 100 : 7);
      case LATENCY, FAILOVER, GEOLOCATION, GEOPROXIMITY, IP_BASED, TREE -> random.nextInt(2, 8);
    };
  }

  /** A group whose sets have values, or lead to the targets. */
  private void addGroup(Key key, Kind policy, int size, List<String> targets) {
    Set<String> identifiers = new LinkedHashSet<>();
    List<RecordSet> members = new ArrayList<>();
    for (Rule rule : groups.rules(policy, client, place(), size)) {
      String identifier = rule instanceof Rule.Simple ? "" : identifier(identifiers);
      boolean mayBeAlias = policy != Kind.MULTIVALUE && !targets.isEmpty();
      Data data = mayBeAlias && random.nextInt(3) > 0 ? alias(targets) : values();
      members.add(new RecordSet(identifier, rule, data, check()));
    }
    sets.put(key, members);
  }

  private String identifier(Set<String> used) {
    String identifier;
    do {
      identifier = Integer.toString(random.nextInt(1296, 46656), 36);
    } while (!used.add(identifier));
    return identifier;
  }

  private String check() {
    return !allChecked && random.nextInt(3) == 0 ? NO_CHECK : "check-" + random.nextInt(CHECKS);
  }

  private Data.Values values() {
    int ttl = random.nextInt(3) == 0 ? random.nextInt(86_400) : 60;
    Set<String> values = new HashSet<>();
    for (int i = random.nextInt(4) == 0 ? 3 : 1; i > 0; i--) {
      values.add(Integer.toString(nextValue++));
    }
    return new Data.Values(ttl, values);
  }

  private Data alias(List<String> targets) {
    boolean evaluates = random.nextInt(3) > 0;
    return switch (random.nextInt(10)) {
      case 0 -> new Data.Alias("gone", evaluates);
      case 1 -> new Data.OfEndpoint(endpoint(), evaluates);
      default -> new Data.Alias(places.one(targets), evaluates);
    };
  }

  private String endpoint() {
    String name = "e" + random.nextInt(4) + ".us-east-1.elb.amazonaws.com";
    Optional<Data.Values> values =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(values());
    endpoints.putIfAbsent(name, new Endpoint(random.nextInt(4) > 0, random.nextInt(3) > 0, values));
    return name;
  }

  private void addTree(String type) {
    int levels = random.nextInt(1, 6);
    for (int i = 0; i <= levels; i++) {
      List<String> below = new ArrayList<>();
      for (int j = i + 1; j <= levels; j++) {
        below.add("t" + j);
      }
      Kind policy = random.nextInt(5) == 0 ? Kind.TREE : places.one(POLICIES);
      if (vpcRegion.isPresent() && !policy.isForPrivateZones()) {
        policy = Kind.WEIGHTED;
      }
      String other = type.equals("A") ? "AAAA" : "A";
      boolean ofOther = i > 0 && random.nextInt(12) == 0;
      Key key = new Key(i == 0 ? "q" : "t" + i, ofOther ? other : type);
      addGroup(key, policy, random.nextInt(1, 5), below);
    }
  }

  /** As many aliases as may be followed, or nearly. */
  private void addChain(String type) {
    int aliases = random.nextInt(14, 19);
    for (int i = 0; i < aliases; i++) {
      Data alias = new Data.Alias("t" + (i + 1), random.nextBoolean());
      Key key = new Key(i == 0 ? "q" : "t" + i, type);
      sets.put(key, List.of(new RecordSet("", new Rule.Simple(), alias, NO_CHECK)));
    }
    Kind last = random.nextBoolean() ? Kind.TREE : Kind.WEIGHTED;
    addGroup(new Key("t" + aliases, type), last, 2, List.of());
  }

  /** All checks, none, or some, so that no group or every group fails open. */
  private Set<String> unhealthy() {
    int each = places.one(List.of(0, 1, 2, 2, 3, 4));
    Set<String> unhealthy = new HashSet<>();
    for (int i = 0; i < CHECKS; i++) {
      if (random.nextInt(4) < each) {
        unhealthy.add("check-" + i);
      }
    }
    return unhealthy;
  }
}

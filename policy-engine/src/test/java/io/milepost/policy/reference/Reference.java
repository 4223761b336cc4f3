package io.milepost.policy.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All answers that a question may get, with the probability of each. */
public final class Reference {
  /** The most aliases between the name that is asked for and values. */
  private static final int MOST_ALIASES = 16;

  private final World world;
  private final Client client;
  private final Policies policies;

  public Reference(Geography geography, World world, Client client) {
    this.world = world;
    this.client = client;
    this.policies = new Policies(geography, world, client);
  }

  /** The answers for a name that exists. */
  public Map<Possibility, Fraction> answers(Key question) {
    return follow(question, 0, 0);
  }

  private Map<Possibility, Fraction> follow(Key key, int aliases, int scopeSoFar) {
    List<RecordSet> sets = world.sets(key);
    if (sets.isEmpty()) {
      return surely(Reply.empty(Reply.Kind.NODATA, scopeSoFar));
    }
    int scope = Math.max(scopeSoFar, scope(sets.getFirst().rule()));
    return switch (policies.pick(sets, key.type())) {
      case Pick.One(Map<RecordSet, Fraction> shares) when shares.isEmpty() ->
          surely(Reply.empty(Reply.Kind.NODATA, scope));
      case Pick.One(Map<RecordSet, Fraction> shares) -> {
        Map<Possibility, Fraction> answers = new LinkedHashMap<>();
        shares.forEach((set, share) ->
            data(set, key.type(), aliases, scope)
                .forEach((answer, chance) ->
                    answers.merge(answer, chance.times(share), Fraction::plus)));
        yield answers;
      }
      case Pick.Several(List<RecordSet> several, int count) ->
          Map.of(
              new Possibility.SomeOf(
                  several.stream().map(set -> (Data.Values) set.data()).toList(), count, scope),
              Fraction.ONE);
    };
  }

  private Map<Possibility, Fraction> data(RecordSet set, String type, int aliases, int scope) {
    return switch (set.data()) {
      case Data.Values values -> surely(Reply.of(values, scope));
      case Data.Alias _ when aliases == MOST_ALIASES ->
          surely(Reply.empty(Reply.Kind.NODATA, scope));
      case Data.Alias alias -> follow(new Key(alias.target(), type), aliases + 1, scope);
      case Data.OfEndpoint endpoint -> surely(reply(endpoint.name(), scope));
    };
  }

  private Reply reply(String endpointName, int scope) {
    Endpoint endpoint = world.endpoints().get(endpointName);
    if (endpoint == null || !endpoint.known()) {
      return Reply.empty(Reply.Kind.SERVFAIL, scope);
    }
    return endpoint
        .values()
        .map(values -> Reply.of(values, scope))
        .orElseGet(() -> Reply.empty(Reply.Kind.NODATA, scope));
  }

  private static Map<Possibility, Fraction> surely(Reply reply) {
    return Map.of(new Possibility.Exactly(reply), Fraction.ONE);
  }

  /** How many bits of the client's network a policy looks at. */
  private int scope(Rule rule) {
    if (world.vpcRegion().isPresent() || !client.isBySubnet()) {
      return 0;
    }
    Network network = client.network();
    return switch (rule) {
      case Rule.Simple _, Rule.Weighted _, Rule.Failover _, Rule.Multivalue _ -> 0;
      case Rule.Latency _, Rule.Geolocation _, Rule.Geoproximity _ ->
          Math.min(network.length(), network.ipv6() ? 48 : 24);
      case Rule.IpBased _ -> decidingBits(network);
    };
  }

  /** The fewest first bits that tell which blocks hold the network. */
  private int decidingBits(Network network) {
    int bits = 0;
    while (bits < network.length() && isDivided(network.first(bits))) {
      bits++;
    }
    return bits;
  }

  /** Whether a block holds a part of the network and not all of it. */
  private boolean isDivided(Network network) {
    return world.blocks().stream()
        .anyMatch(
            block -> network.holds(block.network()) && block.network().length() > network.length());
  }
}

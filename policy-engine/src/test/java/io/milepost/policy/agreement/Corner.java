package io.milepost.policy.agreement;

import io.milepost.policy.reference.Client;
import io.milepost.policy.reference.Data;
import io.milepost.policy.reference.Fraction;
import io.milepost.policy.reference.Network;
import io.milepost.policy.reference.Possibility;
import io.milepost.policy.reference.RecordSet;
import io.milepost.policy.reference.Reply;
import io.milepost.policy.reference.Rule;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What cases have to meet: each corner in the cases of some kinds, or of all. */
enum Corner {
  ONE_SET,
  NO_SET_HEALTHY,
  SOME_SETS_HEALTHY,
  NO_SUBNET,
  SUBNET_OF_NO_BITS,
  SUBNET_OF_OTHER_FAMILY,
  IPV6_CLIENT,
  PRIVATE_ZONE(
      Kind.WEIGHTED, Kind.LATENCY, Kind.FAILOVER, Kind.GEOLOCATION, Kind.MULTIVALUE, Kind.TREE),
  VPC_IN_NO_REGION_OF_RECORDS(Kind.LATENCY, Kind.GEOLOCATION),
  NODATA(Kind.GEOLOCATION, Kind.IP_BASED, Kind.TREE),
  SCOPE(Kind.LATENCY, Kind.GEOLOCATION, Kind.GEOPROXIMITY, Kind.IP_BASED, Kind.TREE),
  ALL_WEIGHTS_ZERO(Kind.WEIGHTED),
  SOME_WEIGHTS_ZERO(Kind.WEIGHTED),
  HEALTHY_WEIGHTS_ZERO(Kind.WEIGHTED),
  OVER_64_SETS(Kind.WEIGHTED, Kind.MULTIVALUE),
  OVER_8_SETS(Kind.MULTIVALUE),
  SEVERAL_TTLS(Kind.MULTIVALUE),
  NO_PRIMARY(Kind.FAILOVER),
  NO_SECONDARY(Kind.FAILOVER),
  UNKNOWN_PLACE(Kind.LATENCY, Kind.GEOLOCATION, Kind.GEOPROXIMITY),
  UNKNOWN_COUNTRY(Kind.LATENCY, Kind.GEOLOCATION, Kind.GEOPROXIMITY),
  TERRITORY(Kind.GEOLOCATION),
  SUBDIVISION(Kind.GEOLOCATION),
  COUNTRY_ALONE(Kind.GEOLOCATION),
  CLIENT_IN_REGION(Kind.LATENCY),
  TIE(Kind.LATENCY, Kind.GEOPROXIMITY),
  BIAS_POSITIVE(Kind.GEOPROXIMITY),
  BIAS_NEGATIVE(Kind.GEOPROXIMITY),
  BIAS_99(Kind.GEOPROXIMITY),
  BIAS_MINUS_99(Kind.GEOPROXIMITY),
  LOCAL_ZONE_GROUP(Kind.GEOPROXIMITY),
  NO_BLOCKS(Kind.IP_BASED),
  NESTED_BLOCKS(Kind.IP_BASED),
  UNUSED_LOCATION(Kind.IP_BASED),
  PREFIX_SHORTER_THAN_BLOCK(Kind.IP_BASED),
  DEFAULT_LOCATION(Kind.IP_BASED),
  IPV6_BLOCK(Kind.IP_BASED),
  CHANCE(Kind.WEIGHTED, Kind.MULTIVALUE, Kind.TREE),
  ALIAS_EVALUATES(Kind.TREE),
  ALIAS_DOES_NOT(Kind.TREE),
  ALIAS_WITH_CHECK(Kind.TREE),
  TARGET_GONE(Kind.TREE),
  TARGET_OF_OTHER_TYPE(Kind.TREE),
  ENDPOINT(Kind.TREE),
  ENDPOINT_UNKNOWN(Kind.TREE),
  CHAIN_TOO_LONG(Kind.TREE);

  private static final int LONG_CHAIN = 17;

  @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
  private final Set<Kind> kinds;

  Corner(Kind... kinds) {
    this.kinds =
        kinds.length == 0 ? EnumSet.allOf(Kind.class) : EnumSet.copyOf(Arrays.asList(kinds));
  }

  /** Whether cases of a kind must meet it. */
  boolean isOf(Kind kind) {
    return kinds.contains(kind);
  }

  /** Whether a case meets it. */
  boolean isMetBy(Case one, Map<Possibility, Fraction> answers) {
    Collection<RecordSet> sets = one.sets();
    Client client = one.client();
    return switch (this) {
      case ONE_SET -> sets.size() == 1;
      case NO_SET_HEALTHY -> sets.stream().allMatch(set -> isDown(one, set));
      case SOME_SETS_HEALTHY ->
          sets.stream().anyMatch(set -> isDown(one, set))
              && !sets.stream().allMatch(set -> isDown(one, set));
      case NO_SUBNET -> client.subnet().isEmpty();
      case SUBNET_OF_NO_BITS -> client.subnet().filter(net -> net.length() == 0).isPresent();
      case SUBNET_OF_OTHER_FAMILY ->
          client.subnet().filter(net -> net.ipv6() != client.source().ipv6()).isPresent();
      case IPV6_CLIENT -> network(client).ipv6();
      case PRIVATE_ZONE -> one.world().vpcRegion().isPresent();
      case VPC_IN_NO_REGION_OF_RECORDS ->
          one.world().vpcRegion().filter("us-iso-east-1"::equals).isPresent();
      case NODATA -> replies(answers).anyMatch(reply -> reply.kind() == Reply.Kind.NODATA);
      case SCOPE -> replies(answers).anyMatch(reply -> reply.scope() > 0);
      case ALL_WEIGHTS_ZERO -> sets.stream().allMatch(Corner::weighsNothing);
      case SOME_WEIGHTS_ZERO ->
          sets.stream().anyMatch(Corner::weighsNothing)
              && !sets.stream().allMatch(Corner::weighsNothing);
      case HEALTHY_WEIGHTS_ZERO ->
          sets.stream().anyMatch(set -> !isDown(one, set))
              && sets.stream().allMatch(set -> isDown(one, set) || weighsNothing(set))
              && !sets.stream().allMatch(Corner::weighsNothing);
      case OVER_64_SETS -> sets.size() > Long.SIZE;
      case OVER_8_SETS -> sets.stream().filter(set -> !isDown(one, set)).count() > 8;
      case SEVERAL_TTLS -> sets.stream().map(Corner::ttl).distinct().count() > 1;
      case NO_PRIMARY -> !has(sets, new Rule.Failover(true));
      case NO_SECONDARY -> !has(sets, new Rule.Failover(false));
      case UNKNOWN_PLACE -> place(client).isEmpty();
      case UNKNOWN_COUNTRY -> RandomPlaces.STRANGE.contains(place(client));
      case TERRITORY -> RandomPlaces.TERRITORIES.contains(place(client));
      case SUBDIVISION -> place(client).matches("(US|UA)-.*");
      case COUNTRY_ALONE -> place(client).matches("[A-Z]{2}");
      case CLIENT_IN_REGION ->
          sets.stream().anyMatch(set -> set.rule().equals(new Rule.Latency(place(client))));
      case TIE -> isTie(sets);
      case BIAS_POSITIVE -> sets.stream().anyMatch(set -> bias(set) > 0);
      case BIAS_NEGATIVE -> sets.stream().anyMatch(set -> bias(set) < 0);
      case BIAS_99 -> sets.stream().anyMatch(set -> bias(set) == 99);
      case BIAS_MINUS_99 -> sets.stream().anyMatch(set -> bias(set) == -99);
      case LOCAL_ZONE_GROUP ->
          sets.stream().anyMatch(set -> spot(set).matches(".*-[0-9]+-[a-z]+-[0-9]+"));
      case NO_BLOCKS -> one.world().blocks().isEmpty();
      case NESTED_BLOCKS ->
          one.world().blocks().stream()
                  .filter(block -> block.network().holds(network(client)))
                  .count()
              > 1;
      case UNUSED_LOCATION ->
          one.world().blocks().stream()
              .anyMatch(block ->
                  block.network().holds(network(client))
                      && !has(sets, new Rule.IpBased(block.location())));
      case PREFIX_SHORTER_THAN_BLOCK ->
          one.world().blocks().stream()
              .anyMatch(block ->
                  network(client).holds(block.network())
                      && block.network().length() > network(client).length());
      case DEFAULT_LOCATION ->
          has(sets, new Rule.IpBased("*"))
              && one.world().blocks().stream()
                  .noneMatch(block -> block.network().holds(network(client)));
      case IPV6_BLOCK -> one.world().blocks().stream().anyMatch(block -> block.network().ipv6());
      case CHANCE ->
          answers.size() > 1
              || answers.keySet().stream()
                  .anyMatch(answer ->
                      answer instanceof Possibility.SomeOf some
                          && some.count() < some.sets().size());
      case ALIAS_EVALUATES -> aliases(sets).anyMatch(Data.Alias::evaluatesHealth);
      case ALIAS_DOES_NOT -> aliases(sets).anyMatch(alias -> !alias.evaluatesHealth());
      case ALIAS_WITH_CHECK ->
          sets.stream().anyMatch(set -> !set.check().isEmpty() && set.data() instanceof Data.Alias);
      case TARGET_GONE -> aliases(sets).anyMatch(alias -> alias.target().equals("gone"));
      case TARGET_OF_OTHER_TYPE ->
          one.world().groups().keySet().stream()
              .anyMatch(key -> !key.type().equals(one.question().type()));
      case ENDPOINT -> sets.stream().anyMatch(set -> set.data() instanceof Data.OfEndpoint);
      case ENDPOINT_UNKNOWN ->
          replies(answers).anyMatch(reply -> reply.kind() == Reply.Kind.SERVFAIL);
      case CHAIN_TOO_LONG -> one.world().groups().size() > LONG_CHAIN;
    };
  }

  /** Whether a set's own check is unhealthy. */
  private static boolean isDown(Case one, RecordSet set) {
    return one.world().unhealthy().contains(set.check());
  }

  private static Network network(Client client) {
    return client.subnet().filter(net -> net.length() > 0).orElse(client.source());
  }

  private static String place(Client client) {
    boolean bySubnet = client.subnet().filter(net -> net.length() > 0).isPresent();
    return bySubnet ? client.subnetPlace() : client.sourcePlace();
  }

  private static Stream<Reply> replies(Map<Possibility, Fraction> answers) {
    return answers.keySet().stream()
        .filter(Possibility.Exactly.class::isInstance)
        .map(answer -> ((Possibility.Exactly) answer).reply());
  }

  private static boolean weighsNothing(RecordSet set) {
    return set.rule().equals(new Rule.Weighted(0));
  }

  private static int ttl(RecordSet set) {
    return set.data() instanceof Data.Values values ? values.ttl() : 0;
  }

  private static boolean has(Collection<RecordSet> sets, Rule rule) {
    return sets.stream().anyMatch(set -> set.rule().equals(rule));
  }

  private static boolean isTie(Collection<RecordSet> sets) {
    return RandomPlaces.TIED_REGIONS.stream()
            .allMatch(region -> has(sets, new Rule.Latency(region)))
        || has(sets, new Rule.Geoproximity("@10,10", 0));
  }

  private static int bias(RecordSet set) {
    return set.rule() instanceof Rule.Geoproximity rule ? rule.bias() : 0;
  }

  private static String spot(RecordSet set) {
    return set.rule() instanceof Rule.Geoproximity rule ? rule.spot() : "";
  }

  private static Stream<Data.Alias> aliases(Collection<RecordSet> sets) {
    return sets.stream()
        .map(RecordSet::data)
        .filter(Data.Alias.class::isInstance)
        .map(Data.Alias.class::cast);
  }
}

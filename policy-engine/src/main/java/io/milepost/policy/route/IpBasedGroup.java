package io.milepost.policy.route;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthSlots;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.snapshot.CidrBlocks;
import io.milepost.model.snapshot.CidrMatches;
import io.milepost.model.snapshot.RoutedSets;
import io.milepost.policy.client.ClientAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The healthy set of the location with the longest block that holds the client's network, then that
 * of the next shorter, then the default; if none of these is healthy, the first of them. A client
 * for whom there is none of them gets no answer. Blocks in locations that no set names don't count.
 *
 * @see "Route 53 Developer Guide: IP-based routing"
 */
final class IpBasedGroup extends Group {
  private final CidrCollectionId collection;
  private final Map<String, Member> byLocation = new HashMap<>();

  IpBasedGroup(RoutedSets sets, HealthSlots slots) {
    super(sets, slots);
    this.collection = policy(member(0)).collectionId();
    for (Member member : members()) {
      byLocation.put(policy(member).locationName(), member);
    }
  }

  private static RoutingPolicy.IpBased policy(Member member) {
    return (RoutingPolicy.IpBased) member.routing();
  }

  @Override
  void choose(Choice choice) {
    ClientAddress client = choice.address();
    CidrMatches matches = choice.cidrMatches();
    CidrBlocks blocks = choice.zones().cidrBlocks(collection);
    blocks.find(client.isIpv6(), client.high(), client.low(), choice.prefixLength(), matches);
    choice.widenScope(matches.decidedBits());
    Member first = null;
    Member chosen = null;
    for (int i = matches.size(); i >= 0 && chosen == null; i--) {
      Member member = byLocation.get(location(matches, i));
      if (member != null) {
        first = first == null ? member : first;
        chosen = choice.isHealthy(member) ? member : null;
      }
    }
    if (chosen == null && first != null) {
      choice.failOpen();
      chosen = first;
    }
    if (choice.isObserved()) {
      explainLosses(choice, matches, chosen);
    }
    if (chosen != null) {
      choice.take(chosen);
    }
  }

  /**
   * The locations in the order of their precedence, backwards from the longest block to the
   * default, which has index 0.
   */
  private static String location(CidrMatches matches, int index) {
    return index == 0 ? RoutingPolicy.IpBased.DEFAULT_LOCATION : matches.location(index - 1);
  }

  private void explainLosses(Choice choice, CidrMatches matches, @Nullable Member chosen) {
    for (Member member : members()) {
      String location = policy(member).locationName();
      boolean fits = location.equals(RoutingPolicy.IpBased.DEFAULT_LOCATION);
      for (int i = 0; i < matches.size(); i++) {
        if (matches.location(i).equals(location)) {
          fits = true;
          choice.measured(member, matches.prefixLength(i));
        }
      }
      if (!member.equals(chosen)) {
        choice.lost(
            member,
            !fits
                ? Loss.ELSEWHERE
                : choice.isHealthy(member) ? Loss.LESS_SPECIFIC : Loss.UNHEALTHY);
      }
    }
  }

  @Override
  public String policy() {
    return "ip-based";
  }
}

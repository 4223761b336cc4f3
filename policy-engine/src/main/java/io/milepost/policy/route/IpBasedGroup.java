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
final class IpBasedGroup extends PrecedenceGroup {
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
  int look(Choice choice) {
    ClientAddress client = choice.address();
    CidrMatches matches = choice.cidrMatches();
    CidrBlocks blocks = choice.zones().cidrBlocks(collection);
    blocks.find(client.isIpv6(), client.high(), client.low(), choice.prefixLength(), matches);
    choice.widenScope(matches.decidedBits());
    int ranks = matches.size() + 1;
    if (choice.isObserved()) {
      tellLengths(choice, matches);
    }
    return ranks;
  }

  private void tellLengths(Choice choice, CidrMatches matches) {
    for (int i = 0; i < matches.size(); i++) {
      Member member = byLocation.get(matches.location(i));
      if (member != null) {
        choice.measured(member, matches.prefixLength(i));
      }
    }
  }

  /** The locations of the blocks, the longest first, and then the default. */
  @Override
  @Nullable Member ranked(Choice choice, int rank) {
    CidrMatches matches = choice.cidrMatches();
    int block = matches.size() - 1 - rank;
    return byLocation.get(
        block < 0 ? RoutingPolicy.IpBased.DEFAULT_LOCATION : matches.location(block));
  }

  @Override
  public Policy policy() {
    return Policy.IP_BASED;
  }
}

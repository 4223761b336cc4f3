package io.milepost.policy.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A zone and all that its answers depend on.
 *
 * @param groups the sets of each name and type
 * @param vpcRegion the region of the VPC from which the zone is seen, if it is a private one
 * @param unhealthy the checks that are unhealthy
 * @param blocks the CIDR collection that all sets name
 */
public record World(
    Map<Key, List<RecordSet>> groups,
    Optional<String> vpcRegion,
    Set<String> unhealthy,
    Map<String, Endpoint> endpoints,
    List<Block> blocks) {
  /** The sets of a name and type, none if it has none. */
  List<RecordSet> sets(Key key) {
    return groups.getOrDefault(key, List.of());
  }
}

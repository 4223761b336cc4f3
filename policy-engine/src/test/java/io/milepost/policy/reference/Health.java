package io.milepost.policy.reference;

import java.util.ArrayList;
import java.util.List;

/** Which sets of a world are healthy. No alias of it may lead back to itself. */
final class Health {
  private final World world;

  Health(World world) {
    this.world = world;
  }

  /** Whether a set of a type is healthy. */
  boolean isHealthy(RecordSet set, String type) {
    if (world.unhealthy().contains(set.check())) {
      return false;
    }
    return switch (set.data()) {
      case Data.Values _ -> true;
      case Data.Alias(String target, boolean evaluates) ->
          !evaluates
              || world.sets(new Key(target, type)).stream().anyMatch(one -> isHealthy(one, type));
      case Data.OfEndpoint(String name, boolean evaluates) -> !evaluates || isEndpointHealthy(name);
    };
  }

  private boolean isEndpointHealthy(String name) {
    Endpoint endpoint = world.endpoints().get(name);
    return endpoint == null || endpoint.healthy();
  }

  List<RecordSet> healthy(List<RecordSet> sets, String type) {
    List<RecordSet> healthy = new ArrayList<>(sets);
    healthy.removeIf(set -> !isHealthy(set, type));
    return healthy;
  }
}

package io.milepost.policy.agreement;

import io.milepost.policy.reference.Client;
import io.milepost.policy.reference.Key;
import io.milepost.policy.reference.RecordSet;
import io.milepost.policy.reference.World;
import java.util.List;
import java.util.stream.Collectors;

/** A question of a client to a zone. */
record Case(Kind kind, World world, Client client, Key question) {
  /** The sets that are asked for. */
  List<RecordSet> sets() {
    return world.groups().getOrDefault(question, List.of());
  }

  /** A line for each set, and one for each thing besides. */
  @Override
  public String toString() {
    String sets =
        world.groups().entrySet().stream()
            .flatMap(group -> group.getValue().stream().map(set -> group.getKey() + " " + set))
            .collect(Collectors.joining("\n"));
    return "%s\nblocks %s\nunhealthy %s\nendpoints %s\nVPC %s\n%s\nasked for %s"
        .formatted(
            sets,
            world.blocks(),
            world.unhealthy(),
            world.endpoints(),
            world.vpcRegion(),
            client,
            question);
  }
}

package io.milepost.model.operation;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.LocatedBlock;
import io.milepost.model.cidr.LocationChange;
import io.milepost.model.error.CidrBlockInUse;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.LimitsExceeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The blocks of a CIDR collection while it is changed. The changes of a request are made in their
 * order, and what they lead to is judged at the end: a block may be put into its new location
 * before it is deleted from the old one.
 */
final class WorkingCollection {
  static final int MAX_BLOCKS = 1000;

  private static final int MAX_IPV4_PREFIX = 24;
  private static final int MAX_IPV6_PREFIX = 48;

  private final Map<String, Set<Cidr>> before;
  private final Map<String, Set<Cidr>> after;

  WorkingCollection(List<LocatedBlock> blocks) {
    before = byLocation(blocks);
    after = byLocation(blocks);
  }

  private static Map<String, Set<Cidr>> byLocation(List<LocatedBlock> blocks) {
    Map<String, Set<Cidr>> locations = new TreeMap<>();
    blocks.forEach(located ->
        locations
            .computeIfAbsent(located.locationName(), first -> new TreeSet<>())
            .add(located.block()));
    return locations;
  }

  /**
   * Makes a change.
   *
   * @throws InvalidInput if a text is not a block that a collection may have
   */
  void make(CidrChange change) {
    List<Cidr> blocks = change.blocks().stream().map(WorkingCollection::block).toList();
    Set<Cidr> there = after.computeIfAbsent(change.locationName(), first -> new TreeSet<>());
    switch (change.action()) {
      case PUT -> there.addAll(blocks);
      case DELETE_IF_EXISTS -> blocks.forEach(there::remove);
    }
  }

  private static Cidr block(String text) {
    Cidr block;
    try {
      block = Cidr.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("Invalid CIDR block: " + e.getMessage() + ".");
    }
    int longest = block.ipv6() ? MAX_IPV6_PREFIX : MAX_IPV4_PREFIX;
    if (block.prefixLength() < 1 || block.prefixLength() > longest) {
      throw new InvalidInput(
          "Invalid CIDR block: '" + text + "' has a prefix length outside 1 to " + longest + ".");
    }
    return block;
  }

  /**
   * Judges what the changes have led to.
   *
   * @param isUsed whether record sets use a location of that name
   * @throws CidrBlockInUse if a block is in two locations, or a location that is used has none left
   * @throws LimitsExceeded if there are more than {@value #MAX_BLOCKS} blocks
   */
  void check(Predicate<String> isUsed) {
    Map<Cidr, String> locations = new TreeMap<>();
    after.forEach((name, blocks) ->
        blocks.forEach(block -> {
          String other = locations.putIfAbsent(block, name);
          if (other != null) {
            throw new CidrBlockInUse(
                "The CIDR block "
                    + block
                    + " can't be in both locations "
                    + other
                    + " and "
                    + name
                    + ".");
          }
        }));
    if (locations.size() > MAX_BLOCKS) {
      throw new LimitsExceeded("the number of CIDR blocks in a collection, " + MAX_BLOCKS + ",");
    }
    before.keySet().stream()
        .filter(name -> blocks(after, name).isEmpty() && isUsed.test(name))
        .findFirst()
        .ifPresent(name -> {
          throw new CidrBlockInUse(
              "The CIDR location " + name + " would have no blocks, and record sets use it.");
        });
  }

  /** What is other than before, by location. */
  List<LocationChange> changes() {
    List<LocationChange> changes = new ArrayList<>();
    for (String name : after.keySet()) {
      List<Cidr> removed = without(blocks(before, name), blocks(after, name));
      List<Cidr> added = without(blocks(after, name), blocks(before, name));
      if (!removed.isEmpty() || !added.isEmpty()) {
        changes.add(new LocationChange(name, removed, added));
      }
    }
    return changes;
  }

  private static Set<Cidr> blocks(Map<String, Set<Cidr>> locations, String name) {
    return locations.getOrDefault(name, Set.of());
  }

  private static List<Cidr> without(Set<Cidr> blocks, Set<Cidr> others) {
    return blocks.stream().filter(block -> !others.contains(block)).toList();
  }
}

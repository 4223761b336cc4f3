package io.milepost.model.operation;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocationChange;
import io.milepost.model.error.InvalidInput;
import io.milepost.model.store.StoreTransaction;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The CIDR collections with their blocks. */
public record RestoredCidrCollections(List<Entry> entries) implements ContentsSection {
  private static final int MAX_BLOCKS = 1000;
  private static final int MAX_IPV4_PREFIX = 24;
  private static final int MAX_IPV6_PREFIX = 48;

  public RestoredCidrCollections {
    entries = List.copyOf(entries);
  }

  /**
   * A collection as it is to be.
   *
   * @param id empty to draw one
   * @param name 1 to 64 letters, digits, hyphens and underscores
   * @param callerReference 1 to 64 characters; empty to take the id
   * @param version at least 1
   */
  public record Entry(
      Optional<CidrCollectionId> id,
      String name,
      Optional<String> callerReference,
      long version,
      List<Location> locations) {
    public Entry {
      locations = List.copyOf(locations);
    }
  }

  /**
   * A location as it is to be.
   *
   * @param name 1 to 16 letters, digits, hyphens and underscores
   * @param blocks at least one
   */
  public record Location(String name, List<Cidr> blocks) {
    public Location {
      blocks = List.copyOf(blocks);
    }
  }

  @Override
  public void restore(StoreTransaction transaction) {
    for (Entry entry : entries) {
      CidrCollectionId id =
          entry.id().orElseGet(() -> new CidrCollectionId(transaction.ids().nextUuid()));
      String reference = entry.callerReference().orElse(id.value());
      if (transaction.cidrCollection(id).isPresent()
          || transaction.cidrCollectionNamed(entry.name()).isPresent()
          || transaction.cidrCollectionReferenced(reference).isPresent()) {
        throw refusal(entry, "another has that id, name or caller reference");
      }
      checkBlocks(entry);
      transaction.insertCidrCollection(
          new CidrCollection(id, entry.name(), reference, entry.version()));
      transaction.changeCidrLocations(
          id,
          entry.locations().stream()
              .map(location -> new LocationChange(location.name(), List.of(), location.blocks()))
              .toList());
    }
  }

  private static InvalidInput refusal(Entry entry, String reason) {
    return new InvalidInput("CIDR collection " + entry.name() + ": " + reason + ".");
  }

  private static void checkBlocks(Entry entry) {
    Set<String> names = new HashSet<>();
    Set<Cidr> blocks = new HashSet<>();
    for (Location location : entry.locations()) {
      if (!names.add(location.name()) || location.blocks().isEmpty()) {
        throw refusal(entry, "the location " + location.name() + " is there twice, or is empty");
      }
      for (Cidr block : location.blocks()) {
        int longest = block.ipv6() ? MAX_IPV6_PREFIX : MAX_IPV4_PREFIX;
        if (block.prefixLength() < 1 || block.prefixLength() > longest) {
          throw refusal(entry, block + " has a prefix length outside 1 to " + longest);
        }
        if (!blocks.add(block)) {
          throw refusal(entry, block + " is there twice");
        }
      }
    }
    if (blocks.size() > MAX_BLOCKS) {
      throw refusal(entry, "it has more than " + MAX_BLOCKS + " blocks");
    }
  }
}

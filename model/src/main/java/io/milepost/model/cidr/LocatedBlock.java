package io.milepost.model.cidr;

import java.util.Comparator;

/**
 * A block of a CIDR collection, and the location that it is in; ordered by location and then as
 * blocks are.
 *
 * @see "Route 53 API Reference: CidrBlockSummary"
 */
public record LocatedBlock(String locationName, Cidr block) implements Comparable<LocatedBlock> {
  private static final Comparator<LocatedBlock> ORDER =
      Comparator.comparing(LocatedBlock::locationName).thenComparing(LocatedBlock::block);

  @Override
  public int compareTo(LocatedBlock other) {
    return ORDER.compare(this, other);
  }
}

package io.milepost.model.snapshot;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.cidr.LocatedBlock;
import java.util.List;

/** A directory with the blocks of a CIDR collection, made without a change log. */
public final class BlocksOf {
  private BlocksOf() {}

  /** The directory with these blocks in a collection that has none yet. */
  public static ZoneDirectory collection(
      ZoneDirectory zones, CidrCollectionId collection, List<LocatedBlock> located) {
    CidrBlocks blocks = CidrBlocks.EMPTY;
    for (LocatedBlock one : located) {
      blocks =
          blocks.with(
              one.block().ipv6(),
              one.block().high(),
              one.block().low(),
              one.block().prefixLength(),
              one.locationName());
    }
    return zones.withCidrBlocks(collection, blocks, new CompileCost());
  }
}

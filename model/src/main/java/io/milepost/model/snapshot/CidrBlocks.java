package io.milepost.model.snapshot;

import io.milepost.model.cidr.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a CIDR collection, each with the name of its location. Immutable: a change copies
 * the way to its block and shares the rest.
 *
 * <p>A binary trie over the bits of each family. Bits stand as in two 64-bit halves of which the
 * first bit is the highest; an IPv4 address is the upper half of the first.
 */
public final class CidrBlocks {
  /** No blocks. */
  public static final CidrBlocks EMPTY = new CidrBlocks(null, null);

  /** Three references. */
  private static final int NODE_BYTES = 12;

  private final @Nullable Node ipv4;
  private final @Nullable Node ipv6;

  /** A prefix, by the way on which it is reached; one without location leads to others. */
  private record Node(@Nullable String location, @Nullable Node zero, @Nullable Node one) {}

  private CidrBlocks(@Nullable Node ipv4, @Nullable Node ipv6) {
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  /** With a block in a location, whichever it was in before. */
  CidrBlocks with(Cidr block, String location, CompileCost cost) {
    return replace(block, location, cost);
  }

  /** Without a block in a location; the same if it is in another one, or in none. */
  CidrBlocks without(Cidr block, String location, CompileCost cost) {
    Node node = block.ipv6() ? ipv6 : ipv4;
    for (int depth = 0; node != null && depth < block.prefixLength(); depth++) {
      node = bit(block.high(), block.low(), depth) == 0 ? node.zero : node.one;
    }
    return node != null && location.equals(node.location) ? replace(block, null, cost) : this;
  }

  private CidrBlocks replace(Cidr block, @Nullable String location, CompileCost cost) {
    Node root = replace(block.ipv6() ? ipv6 : ipv4, block, 0, location, cost);
    return block.ipv6() ? new CidrBlocks(ipv4, root) : new CidrBlocks(root, ipv6);
  }

  private static @Nullable Node replace(
      @Nullable Node node, Cidr block, int depth, @Nullable String location, CompileCost cost) {
    cost.copied(NODE_BYTES);
    String own = node == null ? null : node.location;
    Node zero = node == null ? null : node.zero;
    Node one = node == null ? null : node.one;
    if (depth == block.prefixLength()) {
      own = location;
    } else if (bit(block.high(), block.low(), depth) == 0) {
      zero = replace(zero, block, depth + 1, location, cost);
    } else {
      one = replace(one, block, depth + 1, location, cost);
    }
    return own == null && zero == null && one == null ? null : new Node(own, zero, one);
  }

  private static int bit(long high, long low, int index) {
    long half = index < Long.SIZE ? high : low;
    return (int) (half >>> (Long.SIZE - 1 - index % Long.SIZE)) & 1;
  }

  /** Whether there is no block. */
  public boolean isEmpty() {
    return ipv4 == null && ipv6 == null;
  }

  /**
   * Finds the blocks that hold a whole network.
   *
   * @param prefixLength how many bits of the network are given
   * @param matches everything in it is replaced
   */
  public void find(boolean v6, long high, long low, int prefixLength, CidrMatches matches) {
    matches.clear();
    Node node = v6 ? ipv6 : ipv4;
    int depth = 0;
    while (node != null) {
      if (node.location != null) {
        matches.add(node.location, depth);
      }
      if (depth == prefixLength || (node.zero == null && node.one == null)) {
        break;
      }
      node = bit(high, low, depth) == 0 ? node.zero : node.one;
      depth++;
    }
    matches.end(depth);
  }
}

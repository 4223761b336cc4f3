package io.milepost.model.snapshot;

import io.milepost.model.cidr.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a CIDR collection, each with the name of its location. Immutable: a change copies
 * the way to its block and shares the rest.
 *
 * <p>A binary trie over the bits of each family, in which only prefixes stand that are blocks or at
 * which two ways part. Where many ways part at once, a table leads over {@value #LEAP_BITS} bits in
 * one step. Bits stand as in two 64-bit halves of which the first bit is the highest; an IPv4
 * address is the upper half of the first.
 */
public final class CidrBlocks {
  /** No blocks. */
  public static final CidrBlocks EMPTY = new CidrBlocks(null, null);

  /** Four references, two halves, a length. */
  private static final int NODE_BYTES = 36;

  private static final int LEAP_BITS = 4;
  private static final int LEAPS = 1 << LEAP_BITS;
  private static final int LEAP_BYTES = LEAPS * 4;

  /** So many different nodes at the end of leaps are worth a table. */
  private static final int FEWEST_LANDINGS = 6;

  private final @Nullable Node ipv4;
  private final @Nullable Node ipv6;

  /** A prefix, all bits behind its length being 0; one without location has both others. */
  private static final class Node {
    final long high;
    final long low;
    final int length;
    final @Nullable String location;

    /** Longer prefixes that go on with a bit of 0. */
    final @Nullable Node zero;

    /** Longer prefixes that go on with a bit of 1. */
    final @Nullable Node one;

    /**
     * For each value of the next bits where a search goes on; null where it has to look closely.
     */
    final @Nullable Node @Nullable [] leaps;

    Node(
        long high,
        long low,
        int length,
        @Nullable String location,
        @Nullable Node zero,
        @Nullable Node one,
        CompileCost cost) {
      this.high = high;
      this.low = low;
      this.length = length;
      this.location = location;
      this.zero = zero;
      this.one = one;
      this.leaps = zero == null || one == null ? null : leaps();
      cost.copied(NODE_BYTES + (leaps == null ? 0 : LEAP_BYTES));
    }

    @Nullable Node child(int bit) {
      return bit == 0 ? zero : one;
    }

    private @Nullable Node @Nullable [] leaps() {
      @Nullable Node[] landings = new @Nullable Node[LEAPS];
      int different = 0;
      for (int bits = 0; bits < LEAPS; bits++) {
        landings[bits] = landing(bits);
        different += bits == 0 || landings[bits] != landings[bits - 1] ? 1 : 0;
      }
      return different < FEWEST_LANDINGS ? null : landings;
    }

    /**
     * The first node on the way that has a location, or is beyond the next bits, or has other bits;
     * null if the way ends before.
     */
    private @Nullable Node landing(int bits) {
      Node at = this;
      while (true) {
        Node next = at.child(bits >>> (LEAP_BITS - 1 - (at.length - length)) & 1);
        if (next == null
            || next.location != null
            || next.length >= length + LEAP_BITS
            || CidrBlocks.bits(next.high, next.low, length) >>> (LEAP_BITS - (next.length - length))
                != bits >>> (LEAP_BITS - (next.length - length))) {
          return next;
        }
        at = next;
      }
    }
  }

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
    while (node != null && node.length < block.prefixLength()) {
      node = node.child(bit(block.high(), block.low(), node.length));
    }
    boolean there =
        node != null
            && node.length == block.prefixLength()
            && node.high == block.high()
            && node.low == block.low()
            && location.equals(node.location);
    return there ? replace(block, null, cost) : this;
  }

  private CidrBlocks replace(Cidr block, @Nullable String location, CompileCost cost) {
    Node root = replace(block.ipv6() ? ipv6 : ipv4, block, location, cost);
    return block.ipv6() ? new CidrBlocks(ipv4, root) : new CidrBlocks(root, ipv6);
  }

  /**
   * The node that stands in a node's place when a block has a location, or none if that is null.
   */
  private static @Nullable Node replace(
      @Nullable Node node, Cidr block, @Nullable String location, CompileCost cost) {
    if (node == null) {
      return location == null ? null : node(block, location, null, null, cost);
    }
    int length = block.prefixLength();
    int common = commonBits(node.high ^ block.high(), node.low ^ block.low());
    if (common >= node.length && length > node.length) {
      Node zero = node.zero;
      Node one = node.one;
      if (bit(block.high(), block.low(), node.length) == 0) {
        zero = replace(zero, block, location, cost);
      } else {
        one = replace(one, block, location, cost);
      }
      return joined(node, node.location, zero, one, cost);
    }
    if (common >= length && length == node.length) {
      return joined(node, location, node.zero, node.one, cost);
    }
    if (location == null) {
      return node;
    }
    if (common >= length) {
      boolean one = bit(node.high, node.low, length) == 1;
      return node(block, location, one ? null : node, one ? node : null, cost);
    }
    Node added = node(block, location, null, null, cost);
    boolean one = bit(node.high, node.low, common) == 1;
    return new Node(
        block.high() & firstBits(common),
        block.low() & firstBits(common - Long.SIZE),
        common,
        null,
        one ? added : node,
        one ? node : added,
        cost);
  }

  private static Node node(
      Cidr block, String location, @Nullable Node zero, @Nullable Node one, CompileCost cost) {
    return new Node(block.high(), block.low(), block.prefixLength(), location, zero, one, cost);
  }

  /** A node with other contents; what is neither a block nor a parting of ways is left out. */
  private static @Nullable Node joined(
      Node node,
      @Nullable String location,
      @Nullable Node zero,
      @Nullable Node one,
      CompileCost cost) {
    if (location == null && (zero == null || one == null)) {
      return zero == null ? one : zero;
    }
    return new Node(node.high, node.low, node.length, location, zero, one, cost);
  }

  /** How many first bits two addresses have in common, by the bits in which they differ. */
  private static int commonBits(long highDifference, long lowDifference) {
    return highDifference != 0
        ? Long.numberOfLeadingZeros(highDifference)
        : Long.SIZE + Long.numberOfLeadingZeros(lowDifference);
  }

  /** A half with that many first bits set; none below 1, all from 64 on. */
  private static long firstBits(int count) {
    return count <= 0 ? 0 : count >= Long.SIZE ? -1 : -1L << (Long.SIZE - count);
  }

  private static int bit(long high, long low, int index) {
    long half = index < Long.SIZE ? high : low;
    return (int) (half >>> (Long.SIZE - 1 - index % Long.SIZE)) & 1;
  }

  /** The {@value #LEAP_BITS} bits from an index on; those behind the last are 0. */
  private static int bits(long high, long low, int index) {
    if (index <= Long.SIZE - LEAP_BITS) {
      return (int) (high >>> (Long.SIZE - LEAP_BITS - index)) & (LEAPS - 1);
    }
    long joined = high << Integer.SIZE | low >>> Integer.SIZE;
    return index < Long.SIZE
        ? (int) (joined >>> (Integer.SIZE + Long.SIZE - LEAP_BITS - index)) & (LEAPS - 1)
        : (int) (low << (index - Long.SIZE) >>> (Long.SIZE - LEAP_BITS));
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
    int decided = 0;
    while (node != null) {
      int common = commonBits(node.high ^ high, node.low ^ low);
      if (common < node.length || prefixLength < node.length) {
        // The first bit that differs decides, if it is given.
        decided = Math.min(prefixLength, common + 1);
        break;
      }
      decided = node.length;
      if (node.location != null) {
        matches.add(node.location, node.length);
      }
      if (prefixLength == node.length || (node.zero == null && node.one == null)) {
        break;
      }
      decided++;
      Node next =
          node.leaps == null || prefixLength < node.length + LEAP_BITS
              ? null
              : node.leaps[bits(high, low, node.length)];
      node = next == null ? node.child(bit(high, low, node.length)) : next;
    }
    matches.end(decided);
  }
}

package io.milepost.policy.client;

import io.milepost.model.cidr.Cidr;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of blocks of addresses; the longest block that holds an address decides. Immutable.
 *
 * <p>A binary trie over the bits of each family: a search costs at most one step for each bit of
 * the longest block that is there, and allocates nothing.
 */
public final class CidrMap<V> {
  private final Node<V> ipv4 = new Node<>();
  private final Node<V> ipv6 = new Node<>();

  /** A prefix, by the way on which it was reached; not changed after construction. */
  private static final class Node<V> {
    @Nullable V value;
    @Nullable Node<V> zero;
    @Nullable Node<V> one;

    Node<V> child(int bit) {
      Node<V> there = bit == 0 ? zero : one;
      if (there != null) {
        return there;
      }
      Node<V> added = new Node<>();
      if (bit == 0) {
        zero = added;
      } else {
        one = added;
      }
      return added;
    }
  }

  private CidrMap(Map<Cidr, V> values) {
    values.forEach((block, value) -> {
      Node<V> node = block.ipv6() ? ipv6 : ipv4;
      for (int i = 0; i < block.prefixLength(); i++) {
        node = node.child(bit(block.high(), block.low(), i));
      }
      node.value = value;
    });
  }

  /** A map of some blocks. */
  public static <V> CidrMap<V> of(Map<Cidr, V> values) {
    return new CidrMap<>(values);
  }

  /** The value of the longest block that holds an address; null if none does. */
  public @Nullable V find(ClientAddress address) {
    if (!address.isKnown()) {
      return null;
    }
    Node<V> node = address.isIpv6() ? ipv6 : ipv4;
    V found = null;
    for (int depth = 0; node != null; depth++) {
      if (node.value != null) {
        found = node.value;
      }
      node = bit(address.high(), address.low(), depth) == 0 ? node.zero : node.one;
    }
    return found;
  }

  /** The bit at an index, 0 for the first. */
  private static int bit(long high, long low, int index) {
    long half = index < Long.SIZE ? high : low;
    return (int) (half >>> (Long.SIZE - 1 - index % Long.SIZE)) & 1;
  }
}

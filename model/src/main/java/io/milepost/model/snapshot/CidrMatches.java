package io.milepost.model.snapshot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a collection that hold a network, from the shortest to the longest. Each event loop
 * owns one and uses it again for every search.
 */
public final class CidrMatches {
  private static final int MOST = 129;

  private final @Nullable String[] locations = new @Nullable String[MOST];
  private final int[] lengths = new int[MOST];
  private int size;
  private int decided;

  void clear() {
    size = 0;
  }

  void add(String location, int prefixLength) {
    locations[size] = location;
    lengths[size] = prefixLength;
    size++;
  }

  void end(int bits) {
    decided = bits;
  }

  public int size() {
    return size;
  }

  /** The location of a block. */
  public String location(int index) {
    return Objects.requireNonNull(locations[index]);
  }

  /** The prefix length of a block. */
  public int prefixLength(int index) {
    return lengths[index];
  }

  /**
   * How many first bits of the network decide which blocks hold it: others with them have the same.
   */
  public int decidedBits() {
    return decided;
  }
}

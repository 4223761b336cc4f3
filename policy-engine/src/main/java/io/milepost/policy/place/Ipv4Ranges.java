package io.milepost.policy.place;

import java.util.Arrays;

/** The ranges of IPv4 addresses, which cover all of them, and the number of each. Immutable. */
final class Ipv4Ranges {
  private static final int BLOCK_BITS = 16;
  private static final int BLOCKS = 1 << BLOCK_BITS;

  private final int[] starts;
  private final PlaceNumbers numbers;

  /** For each block of 2^16 addresses, and one past the last, the first range that starts there. */
  private final int[] firstOfBlock;

  private Ipv4Ranges(int[] starts, PlaceNumbers numbers) {
    this.starts = starts;
    this.numbers = numbers;
    this.firstOfBlock = new int[BLOCKS + 1];
    int range = 0;
    for (int block = 0; block < BLOCKS; block++) {
      while (range < starts.length && starts[range] >>> BLOCK_BITS < block) {
        range++;
      }
      firstOfBlock[block] = range;
    }
    firstOfBlock[BLOCKS] = starts.length;
  }

  int size() {
    return starts.length;
  }

  /** The number of the range that has an address. */
  int find(int address) {
    int block = address >>> BLOCK_BITS;
    int low = Math.max(0, firstOfBlock[block] - 1);
    int high = firstOfBlock[block + 1] - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (Integer.compareUnsigned(starts[middle], address) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return numbers.get(low);
  }

  /** Takes ranges in order, the first of them at 0; neighbours with one number become one. */
  static final class Builder {
    private int[] starts = new int[1 << 10];
    private final PlaceNumbers.Builder numbers = new PlaceNumbers.Builder();

    void add(int start, int number) {
      int size = numbers.size();
      if (size > 0 && numbers.last() == number) {
        return;
      }
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
      }
      starts[size] = start;
      numbers.add(number);
    }

    Ipv4Ranges build() {
      return new Ipv4Ranges(Arrays.copyOf(starts, numbers.size()), numbers.build());
    }
  }
}

package io.milepost.model.snapshot;

import java.util.Arrays;

/**
 * At which depths, counted in labels from the root, something stands, so that only these depths are
 * looked at. Immutable; a change copies one small array.
 */
final class DepthSet {
  static final DepthSet EMPTY = new DepthSet(new int[0]);

  private final int[] countByDepth;

  private DepthSet(int[] countByDepth) {
    this.countByDepth = countByDepth;
  }

  /** A set from how much stands at each depth. */
  static DepthSet of(int[] countByDepth) {
    int length = countByDepth.length;
    while (length > 0 && countByDepth[length - 1] == 0) {
      length--;
    }
    return length == 0 ? EMPTY : new DepthSet(Arrays.copyOf(countByDepth, length));
  }

  DepthSet with(int depth) {
    int[] counts = Arrays.copyOf(countByDepth, Math.max(countByDepth.length, depth + 1));
    counts[depth]++;
    return new DepthSet(counts);
  }

  /**
   * @throws IllegalStateException if nothing stands at that depth
   */
  DepthSet without(int depth) {
    if (!contains(depth)) {
      throw new IllegalStateException("nothing at depth " + depth);
    }
    int[] counts = countByDepth.clone();
    counts[depth]--;
    return of(counts);
  }

  /** The greatest depth, or -1. */
  int max() {
    return countByDepth.length - 1;
  }

  boolean contains(int depth) {
    return depth < countByDepth.length && countByDepth[depth] > 0;
  }
}

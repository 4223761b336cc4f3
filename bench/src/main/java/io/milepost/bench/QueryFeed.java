package io.milepost.bench;

import java.util.function.Supplier;

/**
 * Many different queries, one after the other and then again from the first, so that neither caches
 * nor branch predictors know what comes.
 */
final class QueryFeed {
  /** How many queries there are before they come again; a power of two. */
  static final int COUNT = 1 << 16;

  private final byte[] bytes;
  private final int[] starts = new int[COUNT + 1];
  private int next;

  QueryFeed(Supplier<byte[]> source) {
    byte[][] queries = new byte[COUNT][];
    for (int i = 0; i < COUNT; i++) {
      queries[i] = source.get();
      starts[i + 1] = starts[i] + queries[i].length;
    }
    bytes = new byte[starts[COUNT]];
    for (int i = 0; i < COUNT; i++) {
      System.arraycopy(queries[i], 0, bytes, starts[i], queries[i].length);
    }
  }

  /** Copies the next query to the beginning of a buffer; returns its length. */
  int copyNext(byte[] to) {
    int index = next;
    next = (index + 1) & (COUNT - 1);
    int length = starts[index + 1] - starts[index];
    System.arraycopy(bytes, starts[index], to, 0, length);
    return length;
  }
}

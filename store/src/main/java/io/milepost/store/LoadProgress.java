package io.milepost.store;

/**
 * Told how far the reading of the contents is, about once a second and at its end, if it takes that
 * long.
 */
public interface LoadProgress {
  /** Tells nobody. */
  LoadProgress NONE = (loaded, total) -> {};

  /**
   * Tells of more record sets that were read.
   *
   * @param loaded record sets read until now
   * @param total record sets of all zones
   */
  void loaded(long loaded, long total);
}

package io.milepost.model.store;

/**
 * A change that somebody asked for: the rules it obeys, apart from how it is stored. The cases
 * stand in {@code io.milepost.model.operation}.
 *
 * @param <R> what it gives back
 */
public interface StoreChange<R> {
  /**
   * Judges the change against the contents and writes what it changes. May run again on another
   * transaction if the first could not be committed.
   *
   * @throws io.milepost.model.error.Route53Exception if it is refused; the store then undoes all
   *     that was written
   */
  R applyTo(StoreTransaction transaction);
}

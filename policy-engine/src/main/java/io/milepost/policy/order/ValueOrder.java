package io.milepost.policy.order;

/**
 * Draws the order in which the values of a set are said: any order is as likely as any other.
 *
 * <p>Owned by one event loop, as is what it gives.
 *
 * @see "Route 53 Developer Guide: routing-policy-simple"
 */
public interface ValueOrder {
  /**
   * Shuffles the first {@code count} elements, which are there in any order on entry.
   *
   * @param owner an array that holds the owner in wire form, letters in any case
   * @param ownerOffset where it begins
   * @param type the set's type number
   */
  void shuffle(int[] indexes, int count, byte[] owner, int ownerOffset, int type);
}

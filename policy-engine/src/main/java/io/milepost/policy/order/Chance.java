package io.milepost.policy.order;

/**
 * Draws which members of a group answer.
 *
 * <p>Owned by one event loop, as is what it gives.
 */
public interface Chance {
  /**
   * Draws 64 bits, each as likely 0 as 1.
   *
   * @param owner an array that holds the group's name in wire form, letters in any case
   * @param ownerOffset where it begins
   * @param type the group's type number
   */
  long draw(byte[] owner, int ownerOffset, int type);
}

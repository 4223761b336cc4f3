package io.milepost.policy.reference;

import java.math.BigInteger;

/**
 * Some addresses with the same first bits.
 *
 * @param ipv6 the family
 * @param bits the bits that they have in common, as {@code 0} and {@code 1}
 */
public record Network(boolean ipv6, String bits) {
  /** The first bits of an address, given as a number of 32 or 128 bits. */
  public static Network of(boolean ipv6, BigInteger address, int length) {
    int all = ipv6 ? 128 : 32;
    String digits = address.toString(2);
    return new Network(ipv6, ("0".repeat(all - digits.length()) + digits).substring(0, length));
  }

  /** How many bits there are. */
  public int length() {
    return bits.length();
  }

  /** Its first bits alone. */
  public Network first(int length) {
    return new Network(ipv6, bits.substring(0, length));
  }

  /** Whether all addresses of another network are in this one. */
  public boolean holds(Network other) {
    return ipv6 == other.ipv6 && other.bits.startsWith(bits);
  }
}

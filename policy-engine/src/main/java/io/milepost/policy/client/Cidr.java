package io.milepost.policy.client;

import java.net.InetAddress;
import java.util.Locale;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}.
 *
 * @param high the first 64 bits, the first one highest; an IPv4 address is their upper half
 * @param low the last 64 bits; 0 for IPv4
 * @param prefixLength how many bits all addresses of the block share: 0 to 32, or 0 to 128
 * @see "RFC 4632 section 3.1, RFC 4291 section 2.3"
 */
public record Cidr(boolean ipv6, long high, long low, int prefixLength) {
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /**
   * Checks that no bit is set behind the prefix.
   *
   * @throws IllegalArgumentException if one is, or if the prefix is too long
   */
  public Cidr {
    if (prefixLength < 0 || prefixLength > (ipv6 ? IPV6_BITS : IPV4_BITS)) {
      throw new IllegalArgumentException("prefix length " + prefixLength + " is out of range");
    }
    if ((high & ~mask(prefixLength)) != 0 || (low & ~mask(prefixLength - Long.SIZE)) != 0) {
      throw new IllegalArgumentException("bits are set behind the prefix");
    }
  }

  /** The given number of ones, from the highest bit on; none or all if it is out of range. */
  private static long mask(int ones) {
    return ones <= 0 ? 0 : ones >= Long.SIZE ? -1 : -1L << (Long.SIZE - ones);
  }

  /**
   * Reads {@code ADDRESS/LENGTH}.
   *
   * @throws IllegalArgumentException with what is wrong, in words
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    String length = text.substring(slash + 1);
    if (slash < 0 || !length.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a CIDR, such as 10.0.0.0/8 or 2001:db8::/32");
    }
    ClientAddress address = new ClientAddress();
    address.set(address(text.substring(0, slash)));
    try {
      return new Cidr(address.isIpv6(), address.high(), address.low(), Integer.parseInt(length));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not a CIDR: " + e.getMessage(), e);
    }
  }

  private static InetAddress address(String text) {
    boolean ipv4 = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    boolean ipv6 = text.toLowerCase(Locale.ROOT).matches("[0-9a-f.]*:[0-9a-f:.]*");
    try {
      if (ipv4 || ipv6) {
        InetAddress address = InetAddress.ofLiteral(text);
        if (address.getAddress().length * Byte.SIZE == (ipv4 ? IPV4_BITS : IPV6_BITS)) {
          return address;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not an address", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not an address");
  }

  /** The bit at an index, 0 for the first. */
  int bit(int index) {
    return bit(high, low, index);
  }

  static int bit(long high, long low, int index) {
    long half = index < Long.SIZE ? high : low;
    return (int) (half >>> (Long.SIZE - 1 - index % Long.SIZE)) & 1;
  }
}

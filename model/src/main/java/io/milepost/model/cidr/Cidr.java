package io.milepost.model.cidr;

import io.milepost.model.address.AddressText;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A block of addresses, such as {@code 10.0.0.0/8}; ordered by family, IPv4 first, by address, and
 * by prefix length, the shortest first.
 *
 * @param high the first 64 bits, the first one highest; an IPv4 address is their upper half
 * @param low the last 64 bits; 0 for IPv4
 * @param prefixLength how many bits all addresses of the block share: 0 to 32, or 0 to 128
 * @see "RFC 4632 section 3.1, RFC 4291 section 2.3"
 */
public record Cidr(boolean ipv6, long high, long low, int prefixLength)
    implements Comparable<Cidr> {
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private static final Comparator<Cidr> ORDER =
      Comparator.comparing(Cidr::ipv6)
          .thenComparing(Cidr::high, Long::compareUnsigned)
          .thenComparing(Cidr::low, Long::compareUnsigned)
          .thenComparingInt(Cidr::prefixLength);

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
    byte[] address = address(text.substring(0, slash));
    ByteBuffer bits = ByteBuffer.wrap(Arrays.copyOf(address, IPV6_BITS / Byte.SIZE));
    try {
      return new Cidr(
          address.length * Byte.SIZE == IPV6_BITS,
          bits.getLong(),
          bits.getLong(),
          Integer.parseInt(length));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not a CIDR: " + e.getMessage(), e);
    }
  }

  /** No client has an IPv4-mapped address (RFC 4291 section 2.5.5.2), so that it is none here. */
  private static byte[] address(String text) {
    int octets = (text.indexOf(':') < 0 ? IPV4_BITS : IPV6_BITS) / Byte.SIZE;
    return AddressText.parse(octets, text)
        .filter(address -> !isIpv4Mapped(address))
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not an address"));
  }

  private static boolean isIpv4Mapped(byte[] address) {
    ByteBuffer bits = ByteBuffer.wrap(address);
    return address.length * Byte.SIZE == IPV6_BITS
        && bits.getLong() == 0
        && bits.getInt() == 0xffff;
  }

  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }

  /** The canonical text, an IPv6 address as RFC 5952 section 4 recommends. */
  @Override
  public String toString() {
    ByteBuffer bits = ByteBuffer.allocate(IPV6_BITS / Byte.SIZE).putLong(high).putLong(low);
    byte[] address = Arrays.copyOf(bits.array(), (ipv6 ? IPV6_BITS : IPV4_BITS) / Byte.SIZE);
    return AddressText.format(address) + "/" + prefixLength;
  }
}

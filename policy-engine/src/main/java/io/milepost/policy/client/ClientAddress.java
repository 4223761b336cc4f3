package io.milepost.policy.client;

import java.net.InetAddress;

/**
 * The address that a query came from. Each event loop owns one and sets it again for every query.
 *
 * <p>The bits of an IPv4 address are the upper half of {@link #high()}, so that the first bits of
 * both families are the highest.
 */
public final class ClientAddress {
  private static final int IPV4_OCTETS = 4;

  private boolean known;
  private boolean ipv6;
  private long high;
  private long low;

  /** Nothing is known of the client. */
  public void clear() {
    known = false;
    ipv6 = false;
    high = 0;
    low = 0;
  }

  /**
   * An IPv4 address.
   *
   * @param address its four octets, the first one highest
   */
  public void setIpv4(int address) {
    known = true;
    ipv6 = false;
    high = (long) address << Integer.SIZE;
    low = 0;
  }

  /**
   * An IPv6 address.
   *
   * @param first its first eight octets, the first one highest
   * @param last its last eight octets
   */
  public void setIpv6(long first, long last) {
    known = true;
    ipv6 = true;
    high = first;
    low = last;
  }

  /** The same as an {@link InetAddress}. */
  public void set(InetAddress address) {
    set(address.getAddress());
  }

  /**
   * An address by its octets.
   *
   * @param octets 4 or 16, the first one first
   */
  public void set(byte[] octets) {
    if (octets.length == IPV4_OCTETS) {
      setIpv4((int) bits(octets, 0, octets.length));
    } else {
      setIpv6(bits(octets, 0, Long.BYTES), bits(octets, Long.BYTES, 2 * Long.BYTES));
    }
  }

  private static long bits(byte[] octets, int from, int to) {
    long bits = 0;
    for (int i = from; i < to; i++) {
      bits = (bits << Byte.SIZE) | (octets[i] & 0xff);
    }
    return bits;
  }

  /** Whether there is an address. */
  public boolean isKnown() {
    return known;
  }

  /** Whether it is an IPv6 address. */
  public boolean isIpv6() {
    return ipv6;
  }

  /** The first 64 bits, the first one highest. */
  public long high() {
    return high;
  }

  /** The last 64 bits; 0 for IPv4. */
  public long low() {
    return low;
  }
}

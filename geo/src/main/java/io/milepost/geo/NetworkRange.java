package io.milepost.geo;

import com.maxmind.db.Network;
import java.nio.ByteBuffer;

/**
 * A network as a range of unsigned numbers: of IPv4 addresses, or of the first 64 bits of IPv6
 * addresses.
 */
record NetworkRange(boolean ipv6, long first, long last) {
  private static final int IPV4_OCTETS = 4;

  static NetworkRange of(Network network) {
    byte[] octets = network.networkAddress().getAddress();
    ByteBuffer bits = ByteBuffer.wrap(octets);
    if (octets.length == IPV4_OCTETS) {
      long first = Integer.toUnsignedLong(bits.getInt());
      return new NetworkRange(false, first, first | hostBits(Integer.SIZE, network));
    }
    long first = bits.getLong();
    return new NetworkRange(true, first, first | hostBits(Long.SIZE, network));
  }

  private static long hostBits(int size, Network network) {
    int ones = size - network.prefixLength();
    return ones <= 0 ? 0 : -1L >>> (Long.SIZE - ones);
  }
}

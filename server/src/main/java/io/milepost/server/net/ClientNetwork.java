package io.milepost.server.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What counts as one client: an IPv4 address, or the 64 bits of an IPv6 address that a provider
 * gives to one site (RFC 6177).
 *
 * @param prefix the bits, the first ones highest
 */
record ClientNetwork(boolean ipv6, long prefix) {
  private static final int PREFIX_OCTETS = 8;

  /** The client at an address; all whose address is not known are one. */
  static ClientNetwork of(@Nullable SocketAddress address) {
    if (!(address instanceof InetSocketAddress socket)) {
      return new ClientNetwork(false, 0);
    }
    InetAddress client = socket.getAddress();
    byte[] octets = client.getAddress();
    long prefix = 0;
    for (int i = 0; i < Math.min(octets.length, PREFIX_OCTETS); i++) {
      prefix = (prefix << Byte.SIZE) | (octets[i] & 0xff);
    }
    return new ClientNetwork(octets.length > PREFIX_OCTETS, prefix);
  }
}

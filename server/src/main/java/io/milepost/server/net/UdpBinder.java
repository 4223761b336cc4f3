package io.milepost.server.net;

import java.net.InetSocketAddress;

/** Opens UDP sockets. */
interface UdpBinder {
  /**
   * Opens the sockets of an address, as many as there are loops, or none. An answer leaves from the
   * address that was asked, also on a wildcard.
   *
   * @param address whose port is not 0
   */
  UdpSockets bind(InetSocketAddress address) throws BindFailedException;
}

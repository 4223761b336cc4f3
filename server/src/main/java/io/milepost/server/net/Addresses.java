package io.milepost.server.net;

import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;

/** Addresses to listen on. */
final class Addresses {
  private Addresses() {}

  /** As the user writes it: {@code 127.0.0.1:5300}, {@code [::1]:5300}. */
  static String format(InetSocketAddress address) {
    return NetUtil.toSocketAddressString(address);
  }

  static boolean isIpv6(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address;
  }

  /** An address itself; for a wildcard all addresses of this machine in its family. */
  static List<InetSocketAddress> expand(InetSocketAddress address) throws IOException {
    if (!address.getAddress().isAnyLocalAddress()) {
      return List.of(address);
    }
    List<InetSocketAddress> result = new ArrayList<>();
    for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
      if (card.isUp()) {
        for (InetAddress local : card.inetAddresses().toList()) {
          if (local instanceof Inet6Address == isIpv6(address)) {
            result.add(new InetSocketAddress(local, address.getPort()));
          }
        }
      }
    }
    return result;
  }
}

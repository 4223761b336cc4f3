package io.milepost.resolver;

import java.net.InetSocketAddress;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/** The recursive servers that the system uses, as {@code /etc/resolv.conf} has them. */
public final class SystemServers {
  private SystemServers() {}

  /** The servers, in the order in which they are asked. */
  public static List<InetSocketAddress> find() {
    return ResolverConfig.getCurrentConfig().servers();
  }
}

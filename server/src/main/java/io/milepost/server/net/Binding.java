package io.milepost.server.net;

import io.milepost.server.respond.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.InetSocketAddress;

/** What opening UDP and TCP sockets with Netty has in common. */
final class Binding {
  /** IPPROTO_IPV6 and IPV6_V6ONLY as Linux numbers them. */
  static final ChannelOption<Integer> IPV6_ONLY =
      new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

  private Binding() {}

  /** Waits until an address is bound. */
  static Channel await(ChannelFuture bound, InetSocketAddress address, Transport transport)
      throws BindFailedException {
    bound.awaitUninterruptibly();
    Throwable cause = bound.cause();
    if (cause != null) {
      throw new BindFailedException(address, transport, cause);
    }
    return bound.channel();
  }
}

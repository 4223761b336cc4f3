package io.milepost.server.net;

import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the sockets of an address, or none.
 *
 * <p>The TCP listener is exclusive and comes first: whoever holds it owns the port.
 */
final class PortBinder {
  private static final int FREE_PORT_ATTEMPTS = 32;

  private static final WriteBufferWaterMark TCP_BACKLOG =
      new WriteBufferWaterMark(1 << 15, 1 << 16);

  private final Sockets sockets;
  private final EventLoops loops;
  private final TcpLimits limits;
  private final TcpConnections connections;
  private final UdpBinder udp;

  PortBinder(
      Sockets sockets,
      EventLoops loops,
      TcpLimits limits,
      TcpConnections connections,
      UdpBinder udp) {
    this.sockets = sockets;
    this.loops = loops;
    this.limits = limits;
    this.connections = connections;
    this.udp = udp;
  }

  Listener bind(InetSocketAddress wanted) throws BindFailedException {
    for (int attempt = 1; ; attempt++) {
      List<Channel> opened = new ArrayList<>();
      try {
        return bindOnce(wanted, opened);
      } catch (BindFailedException e) {
        opened.forEach(channel -> channel.close().syncUninterruptibly());
        // A free TCP port may be taken for UDP; another may be free for both.
        if (wanted.getPort() != 0 || attempt == FREE_PORT_ATTEMPTS) {
          throw e;
        }
      } catch (RuntimeException | Error e) {
        opened.forEach(channel -> channel.close().syncUninterruptibly());
        throw e;
      }
    }
  }

  private Listener bindOnce(InetSocketAddress wanted, List<Channel> opened)
      throws BindFailedException {
    List<Channel> tcp = new ArrayList<>();
    InetSocketAddress address = wanted;
    for (InetSocketAddress local : tcpAddresses(wanted)) {
      Channel channel = bindTcp(new InetSocketAddress(local.getAddress(), address.getPort()));
      opened.add(channel);
      tcp.add(channel);
      int port = ((InetSocketAddress) channel.localAddress()).getPort();
      address = new InetSocketAddress(wanted.getAddress(), port);
    }
    return new Listener(address, List.copyOf(tcp), udp.bind(address));
  }

  /** Java can't keep IPv4 out of an IPv6 wildcard: there it is taken apart for TCP too. */
  private List<InetSocketAddress> tcpAddresses(InetSocketAddress wanted)
      throws BindFailedException {
    return sockets == Sockets.NIO && Addresses.isIpv6(wanted) ? expand(wanted) : List.of(wanted);
  }

  private static List<InetSocketAddress> expand(InetSocketAddress address)
      throws BindFailedException {
    try {
      return Addresses.expand(address);
    } catch (IOException e) {
      throw new BindFailedException(address, Transport.UDP, e);
    }
  }

  private Channel bindTcp(InetSocketAddress address) throws BindFailedException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops.all().getFirst(), loops.group())
            .channelFactory(() -> sockets.tcp(address))
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, TCP_BACKLOG)
            .childHandler(
                new ChannelInitializer<DuplexChannel>() {
                  @Override
                  protected void initChannel(DuplexChannel channel) {
                    QueryResponder responder = loops.responder(channel.eventLoop());
                    channel
                        .pipeline()
                        .addLast(new TcpConnection(channel, responder, limits, connections));
                  }
                });
    if (sockets == Sockets.EPOLL && Addresses.isIpv6(address)) {
      bootstrap.option(Binding.IPV6_ONLY, 1);
    }
    return Binding.await(bootstrap.bind(address), address, Transport.TCP);
  }
}

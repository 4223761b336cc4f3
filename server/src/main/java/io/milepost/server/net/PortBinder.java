package io.milepost.server.net;

import io.milepost.server.respond.QueryResponder;
import io.milepost.server.respond.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens the sockets of an address, or none.
 *
 * <p>The TCP listener is exclusive and comes first: whoever holds it owns the port. UDP is tried
 * once without {@code SO_REUSEPORT}, so that a socket of somebody else is noticed that would share
 * the port, and then bound once per event loop with it.
 *
 * <p>An answer must leave from the address that was asked. Netty can't choose that for a datagram,
 * so that a wildcard has sockets for every address that the machine has when it is bound; addresses
 * that come later are served over TCP only.
 */
final class PortBinder {
  private static final int FREE_PORT_ATTEMPTS = 32;

  /** No query is longer, but for padding that nobody sends; longer ones arrive cut off. */
  private static final int MAX_DATAGRAM = 2048;

  /** How many datagrams epoll takes with one system call. */
  private static final int DATAGRAMS_AT_ONCE = 16;

  /** How many datagrams are answered before their answers are sent and others have their turn. */
  private static final int DATAGRAMS_PER_TURN = 64;

  /** Answers that a socket may hold back until further ones are dropped, in octets. */
  private static final WriteBufferWaterMark UDP_BACKLOG =
      new WriteBufferWaterMark(1 << 19, 1 << 20);

  private static final WriteBufferWaterMark TCP_BACKLOG =
      new WriteBufferWaterMark(1 << 15, 1 << 16);

  /** IPPROTO_IPV6 and IPV6_V6ONLY as Linux numbers them. */
  private static final ChannelOption<Integer> IPV6_ONLY =
      new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

  private final Sockets sockets;
  private final EventLoops loops;
  private final TcpLimits limits;
  private final TcpConnections connections;

  PortBinder(Sockets sockets, EventLoops loops, TcpLimits limits, TcpConnections connections) {
    this.sockets = sockets;
    this.loops = loops;
    this.limits = limits;
    this.connections = connections;
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
    if (sockets == Sockets.EPOLL) {
      tryUdp(address);
    }
    List<Channel> udp = new ArrayList<>();
    for (InetSocketAddress local : expand(address)) {
      for (EventLoop loop : udpLoops()) {
        Channel channel = bindUdp(local, loop, new UdpListener(loops.responder(loop)));
        opened.add(channel);
        udp.add(channel);
      }
    }
    return new Listener(address, List.copyOf(tcp), List.copyOf(udp));
  }

  /** Java can't keep IPv4 out of an IPv6 wildcard: there it is taken apart for TCP too. */
  private List<InetSocketAddress> tcpAddresses(InetSocketAddress wanted)
      throws BindFailedException {
    return sockets == Sockets.NIO && Addresses.isIpv6(wanted) ? expand(wanted) : List.of(wanted);
  }

  private List<EventLoop> udpLoops() {
    return sockets == Sockets.EPOLL ? loops.all() : loops.all().subList(0, 1);
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
      bootstrap.option(IPV6_ONLY, 1);
    }
    return await(bootstrap.bind(address), address, Transport.TCP);
  }

  private void tryUdp(InetSocketAddress address) throws BindFailedException {
    ChannelHandler deaf = new ChannelInboundHandlerAdapter();
    Bootstrap bootstrap =
        udp(address, loops.all().getFirst(), deaf).option(ChannelOption.AUTO_READ, false);
    await(bootstrap.bind(address), address, Transport.UDP).close().syncUninterruptibly();
  }

  private Channel bindUdp(InetSocketAddress address, EventLoop loop, ChannelHandler handler)
      throws BindFailedException {
    Bootstrap bootstrap =
        udp(address, loop, handler)
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, UDP_BACKLOG);
    if (sockets == Sockets.EPOLL) {
      bootstrap
          .option(UnixChannelOption.SO_REUSEPORT, true)
          .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, MAX_DATAGRAM)
          .option(
              ChannelOption.RECVBUF_ALLOCATOR,
              new FixedRecvByteBufAllocator(MAX_DATAGRAM * DATAGRAMS_AT_ONCE)
                  .maxMessagesPerRead(DATAGRAMS_PER_TURN));
    } else {
      bootstrap.option(
          ChannelOption.RECVBUF_ALLOCATOR,
          new FixedRecvByteBufAllocator(MAX_DATAGRAM).maxMessagesPerRead(DATAGRAMS_PER_TURN));
    }
    return await(bootstrap.bind(address), address, Transport.UDP);
  }

  private Bootstrap udp(InetSocketAddress address, EventLoop loop, ChannelHandler handler) {
    Bootstrap bootstrap =
        new Bootstrap().group(loop).channelFactory(() -> sockets.udp(address)).handler(handler);
    if (sockets == Sockets.EPOLL && Addresses.isIpv6(address)) {
      bootstrap.option(IPV6_ONLY, 1);
    }
    return bootstrap;
  }

  private static Channel await(ChannelFuture bound, InetSocketAddress address, Transport transport)
      throws BindFailedException {
    bound.awaitUninterruptibly();
    Throwable cause = bound.cause();
    if (cause != null) {
      throw new BindFailedException(address, transport, cause);
    }
    return bound.channel();
  }
}

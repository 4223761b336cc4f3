package io.milepost.server.net;

import io.milepost.server.respond.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * UDP through Netty's event loops. An address is tried once without {@code SO_REUSEPORT}, so that a
 * socket of somebody else is noticed that would share the port, and then bound once per event loop
 * with it.
 *
 * <p>Netty can't choose the address that a datagram leaves from, so that a wildcard has sockets for
 * each address of the machine: {@link WildcardUdpSockets}.
 */
final class NettyUdpBinder implements UdpBinder {
  /** One octet more than a query may have, so that a longer one is seen to be. */
  private static final int MAX_DATAGRAM = UdpListener.MAX_QUERY + 1;

  /** How many datagrams epoll takes with one system call. */
  private static final int DATAGRAMS_AT_ONCE = 16;

  /** How many datagrams are answered before their answers are sent and others have their turn. */
  private static final int DATAGRAMS_PER_TURN = 64;

  /** What may wait to be answered, in octets; the system gives less if it allows no more. */
  private static final int RECEIVE_BUFFER = 1 << 20;

  /** Answers that a socket may hold back until further ones are dropped, in octets. */
  private static final WriteBufferWaterMark BACKLOG = new WriteBufferWaterMark(1 << 19, 1 << 20);

  private final Sockets sockets;
  private final EventLoops loops;

  NettyUdpBinder(Sockets sockets, EventLoops loops) {
    this.sockets = sockets;
    this.loops = loops;
  }

  @Override
  public UdpSockets bind(InetSocketAddress address) throws BindFailedException {
    if (sockets == Sockets.EPOLL) {
      tryAlone(address);
    }
    if (!address.getAddress().isAnyLocalAddress()) {
      return new NettyUdpSockets(open(address));
    }
    return WildcardUdpSockets.open(
        this,
        address,
        () -> {
          try {
            return Addresses.expand(address);
          } catch (IOException e) {
            throw new BindFailedException(address, Transport.UDP, e);
          }
        });
  }

  /** Opens the sockets of an address that is no wildcard, or none. */
  List<Channel> open(InetSocketAddress address) throws BindFailedException {
    List<Channel> opened = new ArrayList<>();
    try {
      for (EventLoop loop : udpLoops()) {
        opened.add(open(address, loop));
      }
      return List.copyOf(opened);
    } catch (BindFailedException e) {
      opened.forEach(channel -> channel.close().syncUninterruptibly());
      throw e;
    }
  }

  private List<EventLoop> udpLoops() {
    return sockets == Sockets.EPOLL ? loops.all() : loops.all().subList(0, 1);
  }

  private void tryAlone(InetSocketAddress address) throws BindFailedException {
    ChannelHandler deaf = new ChannelInboundHandlerAdapter();
    Bootstrap bootstrap =
        bootstrap(address, loops.all().getFirst(), deaf).option(ChannelOption.AUTO_READ, false);
    Binding.await(bootstrap.bind(address), address, Transport.UDP).close().syncUninterruptibly();
  }

  private Channel open(InetSocketAddress address, EventLoop loop) throws BindFailedException {
    Bootstrap bootstrap =
        bootstrap(address, loop, new UdpListener(loops.responder(loop)))
            .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
            .option(ChannelOption.SO_RCVBUF, RECEIVE_BUFFER)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BACKLOG);
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
    return Binding.await(bootstrap.bind(address), address, Transport.UDP);
  }

  private Bootstrap bootstrap(InetSocketAddress address, EventLoop loop, ChannelHandler handler) {
    Bootstrap bootstrap =
        new Bootstrap().group(loop).channelFactory(() -> sockets.udp(address)).handler(handler);
    if (sockets == Sockets.EPOLL && Addresses.isIpv6(address)) {
      bootstrap.option(Binding.IPV6_ONLY, 1);
    }
    return bootstrap;
  }
}

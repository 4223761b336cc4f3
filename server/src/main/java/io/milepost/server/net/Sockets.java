package io.milepost.server.net;

import io.netty.channel.Channel;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetSocketAddress;
import java.nio.channels.spi.SelectorProvider;

/** Which of Netty's sockets are used. */
enum Sockets {
  /** Linux's own: many sockets can share a port, many datagrams cross in one system call. */
  EPOLL {
    @Override
    IoHandlerFactory handlers() {
      return SteadyEpollHandler.newFactory();
    }

    @Override
    ServerChannel tcp(InetSocketAddress address) {
      return new EpollServerSocketChannel(family(address));
    }

    @Override
    Channel udp(InetSocketAddress address) {
      return new EpollDatagramChannel(family(address));
    }
  },

  /** Java's, on every platform. */
  NIO {
    @Override
    IoHandlerFactory handlers() {
      return NioIoHandler.newFactory();
    }

    @Override
    ServerChannel tcp(InetSocketAddress address) {
      return new NioServerSocketChannel(SelectorProvider.provider(), family(address));
    }

    @Override
    Channel udp(InetSocketAddress address) {
      return new NioDatagramChannel(family(address));
    }
  };

  static Sockets best(boolean nativeTransport) {
    return nativeTransport && Epoll.isAvailable() ? EPOLL : NIO;
  }

  abstract IoHandlerFactory handlers();

  abstract ServerChannel tcp(InetSocketAddress address);

  abstract Channel udp(InetSocketAddress address);

  private static SocketProtocolFamily family(InetSocketAddress address) {
    return Addresses.isIpv6(address) ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
  }
}

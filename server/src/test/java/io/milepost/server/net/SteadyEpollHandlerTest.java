package io.milepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SteadyEpollHandlerTest {
  @Test
  void accept_afterAPause_goesOn() throws Exception {
    Assumptions.assumeTrue(Epoll.isAvailable(), "no epoll");
    CountDownLatch accepted = new CountDownLatch(1);
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, SteadyEpollHandler.newFactory());
    try (Socket client = new Socket()) {
      Channel listener =
          new ServerBootstrap()
              .group(group)
              .channel(EpollServerSocketChannel.class)
              .childHandler(
                  new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelActive(ChannelHandlerContext context) {
                      accepted.countDown();
                    }
                  })
              .bind(Servers.loopback(0))
              .sync()
              .channel();

      // As Netty does when there are no file descriptors left.
      group.submit(() -> listener.config().setAutoRead(false)).sync();
      group.submit(() -> listener.config().setAutoRead(true)).sync();

      client.connect((InetSocketAddress) listener.localAddress());
      assertThat(accepted.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }
}

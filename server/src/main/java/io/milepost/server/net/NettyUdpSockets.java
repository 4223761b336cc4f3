package io.milepost.server.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sockets on event loops. */
final class NettyUdpSockets implements UdpSockets {
  private final List<Channel> channels;

  NettyUdpSockets(List<Channel> channels) {
    this.channels = List.copyOf(channels);
  }

  @Override
  public void end() {
    for (Channel channel : channels) {
      LoopTurns.afterReading(channel.eventLoop(), () -> close(channel));
    }
  }

  private static void close(Channel channel) {
    ChannelFuture _ = channel.close();
  }

  @Override
  public void awaitClosed(long nanos) {
    long end = System.nanoTime() + nanos;
    for (Channel channel : channels) {
      channel.closeFuture().awaitUninterruptibly(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    // The end of an event loop does not always.
    channels.forEach(channel -> channel.close().awaitUninterruptibly());
  }
}

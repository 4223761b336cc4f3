package io.milepost.server.net;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.wire.ResponseWriter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The DNS server: answers on its addresses from the moment it is started until it is stopped. */
public final class DnsServer {
  /** Turns of a loop after which what had come in before is read. */
  private static final int TURNS_TO_READ = 8;

  private static final long TURN_MILLIS = 1;

  private final EventLoops loops;
  private final TcpConnections connections;
  private final List<Listener> listeners;

  private DnsServer(EventLoops loops, TcpConnections connections, List<Listener> listeners) {
    this.loops = loops;
    this.connections = connections;
    this.listeners = listeners;
  }

  /**
   * Starts a server.
   *
   * @param zones what it answers from; asked once per query, by several threads
   * @param counters of this server alone
   * @throws BindFailedException if an address can't be listened on; then nothing is left open
   */
  public static DnsServer start(
      DnsServerConfig config, Supplier<ZoneDirectory> zones, DnsCounters counters)
      throws BindFailedException {
    byte[] nsid = config.nsid().map(text -> text.getBytes(StandardCharsets.US_ASCII)).orElse(null);
    Sockets sockets = Sockets.best(config.nativeTransport());
    EventLoops loops =
        new EventLoops(
            sockets,
            config.loops(),
            () ->
                new QueryResponder(
                    zones,
                    config.engines().get(),
                    new ResponseWriter(nsid, config.orders().get()),
                    counters));
    TcpConnections connections = new TcpConnections(counters.openConnectionCount(), config.tcp());
    PortBinder binder = new PortBinder(sockets, loops, config.tcp(), connections);
    List<Listener> listeners = new ArrayList<>();
    DnsServer server = new DnsServer(loops, connections, listeners);
    try {
      for (InetSocketAddress address : config.addresses()) {
        listeners.add(binder.bind(address));
      }
      return server;
    } catch (BindFailedException | RuntimeException e) {
      server.stop(Duration.ZERO);
      throw e;
    }
  }

  /** The addresses in the order of the configuration, with the ports that were bound. */
  public List<InetSocketAddress> addresses() {
    return listeners.stream().map(Listener::address).toList();
  }

  /**
   * Accepts nothing more, answers what has come in, and closes everything.
   *
   * @param patience how long TCP clients get to take their answers
   */
  public void stop(Duration patience) {
    for (Listener listener : listeners) {
      listener.tcp().forEach(channel -> channel.close().awaitUninterruptibly());
    }
    connections.forEach(connection ->
        inTurns(connection.channel().eventLoop(), TURNS_TO_READ, connection::endInput));
    for (Listener listener : listeners) {
      for (Channel channel : listener.udp()) {
        inTurns(channel.eventLoop(), TURNS_TO_READ, () -> close(channel));
      }
    }
    awaitClosed(patience);
    closeAll();
    loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /**
   * Runs something after a loop has looked at its sockets a number of times: it does before it runs
   * what is due.
   */
  private static void inTurns(EventLoop loop, int turns, Runnable last) {
    Future<?> _ =
        loop.schedule(
            () -> {
              if (turns == 1) {
                last.run();
              } else {
                inTurns(loop, turns - 1, last);
              }
            },
            TURN_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  private static void close(Channel channel) {
    ChannelFuture _ = channel.close();
  }

  private void awaitClosed(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    for (Channel channel : openChannels()) {
      channel.closeFuture().awaitUninterruptibly(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  /** Closes what is left: the end of an event loop does not always. */
  private void closeAll() {
    openChannels().forEach(channel -> channel.close().awaitUninterruptibly());
  }

  private List<Channel> openChannels() {
    List<Channel> channels = new ArrayList<>();
    listeners.forEach(listener -> channels.addAll(listener.udp()));
    connections.forEach(connection -> channels.add(connection.channel()));
    return channels;
  }
}

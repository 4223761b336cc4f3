package io.milepost.server.net;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.wire.ResponseWriter;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The DNS server: answers on its addresses from the moment it is started until it is stopped. */
public final class DnsServer {
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
    Supplier<QueryResponder> responders =
        () ->
            new QueryResponder(
                zones,
                config.engines().get(),
                config.signatures().newSigner(),
                new ResponseWriter(
                    nsid, config.orders().get(), config.keptAnswers(), config.clock()),
                counters);
    EventLoops loops = new EventLoops(sockets, config.loops(), responders);
    TcpConnections connections = new TcpConnections(counters.openConnectionCount(), config.tcp());
    UdpBinder udp =
        config.batches()
            ? new BatchUdpBinder(config.loops(), responders)
            : new NettyUdpBinder(sockets, loops);
    PortBinder binder = new PortBinder(sockets, loops, config.tcp(), connections, udp);
    List<Listener> listeners = new ArrayList<>();
    DnsServer server = new DnsServer(loops, connections, listeners);
    try {
      for (InetSocketAddress address : config.addresses()) {
        listeners.add(binder.bind(address));
      }
      return server;
    } catch (BindFailedException | RuntimeException | Error e) {
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
        LoopTurns.afterReading(connection.channel().eventLoop(), connection::endInput));
    listeners.forEach(listener -> listener.udp().end());
    long end = System.nanoTime() + patience.toNanos();
    listeners.forEach(listener -> listener.udp().awaitClosed(end - System.nanoTime()));
    awaitClosed(end);
    loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** Waits for what is left of TCP, and closes it: the end of an event loop does not always. */
  private void awaitClosed(long end) {
    List<Channel> channels = new ArrayList<>();
    connections.forEach(connection -> channels.add(connection.channel()));
    for (Channel channel : channels) {
      channel.closeFuture().awaitUninterruptibly(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    channels.forEach(channel -> channel.close().awaitUninterruptibly());
  }
}

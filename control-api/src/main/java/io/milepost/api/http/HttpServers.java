package io.milepost.api.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.exceptions.ServerStartupException;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.http.server.netty.NettyEmbeddedServerFactory;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP servers of all ports, in one Micronaut context. */
public final class HttpServers {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServers.class);
  private static final Duration CLOSE_TIME = Duration.ofSeconds(2);
  private static final Duration CLOSE_POLL = Duration.ofMillis(2);
  private static final Duration DRAIN_TIME = Duration.ofSeconds(10);

  private static final Map<String, Object> PROPERTIES =
      Map.of(
          "micronaut.netty.event-loops.default.num-threads",
          2,
          // Bodies are unpacked and limited by LimitedBody alone.
          "micronaut.server.max-request-size",
          Long.MAX_VALUE,
          "micronaut.server.netty.request-decompression-enabled",
          false,
          // In octets; of answers that are text, to clients that take them packed.
          "micronaut.server.netty.compression-threshold",
          1024,
          // A target is read by SentTarget; Micronaut would lose all of a request whose target is
          // none to it, and with it the host that HostGuard wants to know.
          "micronaut.server.escape-html-url",
          true,
          "micronaut.server.netty.max-initial-line-length",
          16_384,
          "micronaut.server.netty.max-header-size",
          16_384,
          "micronaut.server.server-header",
          "milepost",
          "micronaut.server.date-header",
          true);

  private final ApplicationContext context;
  private final BoundPorts ports = new BoundPorts();
  private final List<NettyEmbeddedServer> servers = new ArrayList<>();
  private final List<InetSocketAddress> addresses = new ArrayList<>();

  private HttpServers(InstantSource clock) {
    context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .deduceCloudEnvironment(false)
            .enableDefaultPropertySources(false)
            .environmentPropertySource(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .properties(PROPERTIES)
            .singletons(ports, new Replies(clock))
            .start();
  }

  /**
   * Listens on all ports.
   *
   * @param clock gives the time that stands in the answers
   * @throws PortUnavailableException if one can't be listened on; no port is listened on then
   */
  public static HttpServers start(List<ServedPort> served, InstantSource clock)
      throws PortUnavailableException {
    HttpServers servers = new HttpServers(clock);
    try {
      for (ServedPort port : served) {
        servers.listen(port);
      }
    } catch (PortUnavailableException | RuntimeException e) {
      servers.stop();
      throw e;
    }
    return servers;
  }

  private void listen(ServedPort port) throws PortUnavailableException {
    InetSocketAddress wanted = resolve(port);
    NettyHttpServerConfiguration configuration =
        context.createBean(NettyHttpServerConfiguration.class);
    configuration.setHost(wanted.getAddress().getHostAddress());
    configuration.setPort(wanted.getPort() == 0 ? -1 : wanted.getPort());
    NettyEmbeddedServer server =
        context.getBean(NettyEmbeddedServerFactory.class).build(configuration);
    try {
      server.start();
    } catch (ServerStartupException e) {
      throw new PortUnavailableException(wanted, e.getCause() == null ? e : e.getCause());
    }
    servers.add(server);
    InetSocketAddress address = new InetSocketAddress(wanted.getAddress(), server.getPort());
    addresses.add(address);
    HostGuard guard = new HostGuard(port.names());
    ports.add(new BoundPorts.BoundPort(address, port.endpoint(), guard));
  }

  private static InetSocketAddress resolve(ServedPort port) throws PortUnavailableException {
    try {
      return new InetSocketAddress(InetAddress.getByName(port.host()), port.port());
    } catch (UnknownHostException e) {
      InetSocketAddress wanted = InetSocketAddress.createUnresolved(port.host(), port.port());
      throw new PortUnavailableException(wanted, e);
    }
  }

  /** The addresses that are listened on, in the order of the ports. */
  public List<InetSocketAddress> addresses() {
    return List.copyOf(addresses);
  }

  /** Takes no more requests, waits for the answers to those that came, and closes everything. */
  public void stop() {
    CompletableFuture<?>[] drained =
        servers.stream()
            .map(server -> server.shutdownGracefully().toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(drained).get(DRAIN_TIME.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Requests were still unanswered when the server stopped", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    servers.forEach(NettyEmbeddedServer::stop);
    context.close();
    addresses.forEach(HttpServers::awaitClosed);
  }

  /** Waits for the threads of a server that has been told to stop: its port is free then. */
  private static void awaitClosed(InetSocketAddress address) {
    Instant end = Instant.now().plus(CLOSE_TIME);
    while (Instant.now().isBefore(end)) {
      try (ServerSocket free = new ServerSocket()) {
        free.setReuseAddress(true);
        free.bind(address);
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(CLOSE_POLL.toNanos());
      }
    }
    LOG.warn("{} was still open when the server stopped", address);
  }
}

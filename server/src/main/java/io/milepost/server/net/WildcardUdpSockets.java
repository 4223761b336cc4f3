package io.milepost.server.net;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wildcard, as sockets on each address of the machine: what leaves from a socket that is bound to
 * one address leaves from that address. Addresses that come and go are followed.
 */
final class WildcardUdpSockets implements UdpSockets {
  private static final Logger LOG = LoggerFactory.getLogger(WildcardUdpSockets.class);

  /** How soon an address that has come is answered on. */
  private static final long LOOK_SECONDS = 2;

  /** The addresses that a wildcard stands for now. */
  interface LocalAddresses {
    List<InetSocketAddress> now() throws BindFailedException;
  }

  private final NettyUdpBinder binder;
  private final LocalAddresses addresses;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("dns-addresses").factory());

  /** By address in text, since an {@code Inet6Address} equals another of another interface. */
  private final Map<String, List<Channel>> open = new LinkedHashMap<>();

  /** Those that could not be opened at the last look. */
  private final Set<String> failed = new HashSet<>();

  private boolean ended;

  private WildcardUdpSockets(NettyUdpBinder binder, LocalAddresses addresses) {
    this.binder = binder;
    this.addresses = addresses;
  }

  /** Opens all addresses that can be used, or none. */
  static WildcardUdpSockets open(
      NettyUdpBinder binder, InetSocketAddress wildcard, LocalAddresses addresses)
      throws BindFailedException {
    WildcardUdpSockets sockets = new WildcardUdpSockets(binder, addresses);
    try {
      sockets.openAll();
    } catch (BindFailedException | RuntimeException | Error e) {
      sockets.looks.shutdown();
      sockets.channels().forEach(channel -> channel.close().syncUninterruptibly());
      throw e;
    }
    LOG.debug("answering on {} addresses of {}", sockets.open.size(), wildcard);
    Future<?> _ =
        sockets.looks.scheduleWithFixedDelay(
            sockets::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return sockets;
  }

  /** One that has gone, or is too new to be used, is left to the next look. */
  private synchronized void openAll() throws BindFailedException {
    for (InetSocketAddress address : addresses.now()) {
      String key = key(address);
      try {
        if (!open.containsKey(key)) {
          open.put(key, binder.open(address));
        }
      } catch (BindFailedException e) {
        if (!e.isForeignAddress()) {
          throw e;
        }
        failed.add(key);
      }
    }
  }

  private static String key(InetSocketAddress address) {
    return address.getAddress().getHostAddress();
  }

  /** Opens what has come, and closes what has gone. */
  synchronized void look() {
    if (ended) {
      return;
    }
    try {
      Map<String, InetSocketAddress> now = new LinkedHashMap<>();
      addresses.now().forEach(address -> now.put(key(address), address));
      open.entrySet().removeIf(entry -> isClosed(entry, now.keySet()));
      failed.retainAll(now.keySet());
      now.forEach(this::openIfNew);
    } catch (BindFailedException | RuntimeException e) {
      LOG.warn("the addresses of this machine can't be listed", e);
    }
  }

  /** Closes the sockets of an address that has gone. */
  private static boolean isClosed(Map.Entry<String, List<Channel>> entry, Set<String> now) {
    boolean gone = !now.contains(entry.getKey());
    if (gone) {
      entry.getValue().forEach(channel -> channel.close().syncUninterruptibly());
    }
    return gone;
  }

  private void openIfNew(String key, InetSocketAddress address) {
    if (open.containsKey(key)) {
      return;
    }
    try {
      open.put(key, binder.open(address));
      failed.remove(key);
    } catch (BindFailedException e) {
      // An IPv6 address can't be used in its first second; the next look tries again.
      if (!failed.add(key)) {
        LOG.warn("{}", e.getMessage());
      }
    }
  }

  /** The addresses that are answered on. */
  synchronized Set<String> openAddresses() {
    return Set.copyOf(open.keySet());
  }

  private synchronized List<Channel> channels() {
    return open.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized void end() {
    ended = true;
    looks.shutdown();
    new NettyUdpSockets(channels()).end();
  }

  @Override
  public void awaitClosed(long nanos) {
    new NettyUdpSockets(channels()).awaitClosed(nanos);
  }
}

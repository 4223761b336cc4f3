package io.milepost.server.net;

import java.time.Duration;

/**
 * What a TCP client may cost.
 *
 * @param idle how long a connection without a query stays open (RFC 7766 section 6.2.3)
 * @param message how long a query may take from its first octet to its last
 * @param write how long a client may leave answers lying before it reads on
 * @param connections how many may be open at once
 * @param connectionsPerClient how many of them one client may have: an IPv4 address, or the /64 of
 *     an IPv6 address
 */
public record TcpLimits(
    Duration idle, Duration message, Duration write, int connections, int connectionsPerClient) {
  /** Limits for everybody. */
  public static final TcpLimits DEFAULT =
      new TcpLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(10), 1000, 250);

  public TcpLimits {
    if (!idle.isPositive() || !message.isPositive() || !write.isPositive()) {
      throw new IllegalArgumentException(
          "idle " + idle + " message " + message + " write " + write);
    }
    if (connections < 1 || connectionsPerClient < 1) {
      throw new IllegalArgumentException(
          "connections " + connections + " per client " + connectionsPerClient);
    }
  }

  long shortestNanos() {
    return Math.min(Math.min(idle.toNanos(), message.toNanos()), write.toNanos());
  }
}

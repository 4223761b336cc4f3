package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port of 127.0.0.1 that nobody uses, for servers that can't choose one themselves. */
final class FreePort {
  private static final int ATTEMPTS = 20;

  private FreePort() {}

  /**
   * A port that is free for UDP and for TCP at this moment. Somebody else may take it before it is
   * used: callers check that it is their own server which answers, and try another one if not.
   */
  static InetSocketAddress find() {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    for (int attempt = 1; ; attempt++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
          DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
        return new InetSocketAddress(loopback, udp.getLocalPort());
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new UncheckedIOException("no port free for both UDP and TCP", e);
        }
      }
    }
  }
}

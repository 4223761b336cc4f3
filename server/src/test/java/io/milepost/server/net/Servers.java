package io.milepost.server.net;

import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.order.RandomOrder;
import io.milepost.server.ZoneText;
import io.milepost.server.respond.DnsCounters;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** A server for a test, on a port of its own. */
final class Servers implements AutoCloseable {
  static final TcpLimits PATIENT =
      new TcpLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5), 100, 100);

  static final String ZONE =
      """
      example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
      example.com 3600 NS ns.example.com
      ns.example.com 60 A 192.0.2.53
      www.example.com 60 A 192.0.2.1
      www.example.com 60 A 192.0.2.2
      www.example.com 60 A 192.0.2.3
      www.example.com 60 A 192.0.2.4
      """
          + large();

  final DnsCounters counters = new DnsCounters();
  final DnsServer server;

  private Servers(DnsServerConfig config, Supplier<ZoneDirectory> zones)
      throws BindFailedException {
    server = DnsServer.start(config, zones, counters);
  }

  /** A set that takes about 60,000 octets. */
  private static String large() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      lines.append("large.example.com 60 TXT \"%03d%s\"\n".formatted(i, "x".repeat(220)));
    }
    return lines.toString();
  }

  /** What carries datagrams; TCP too but for batches, beside which it is epoll. */
  enum Carrier {
    BATCHES,
    EPOLL,
    NIO
  }

  static Servers start(Carrier carrier) throws BindFailedException {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    return start(config(carrier, loopback(0)), () -> zones);
  }

  static DnsServerConfig config(Carrier carrier, InetSocketAddress... addresses) {
    return config(carrier != Carrier.NIO, carrier == Carrier.BATCHES, PATIENT, addresses);
  }

  static Servers start(boolean nativeTransport) throws BindFailedException {
    return start(nativeTransport, PATIENT);
  }

  static Servers start(boolean nativeTransport, TcpLimits limits) throws BindFailedException {
    ZoneDirectory zones = ZoneText.parse(ZONE);
    return start(config(nativeTransport, false, limits, loopback(0)), () -> zones);
  }

  static Servers start(DnsServerConfig config, Supplier<ZoneDirectory> zones)
      throws BindFailedException {
    return new Servers(config, zones);
  }

  /** Two loops, so that sockets share ports; one order for both, which the tests ask in turn. */
  private static DnsServerConfig config(
      boolean nativeTransport, boolean batches, TcpLimits limits, InetSocketAddress... addresses) {
    return new DnsServerConfig(
        List.of(addresses),
        Optional.empty(),
        AnswerEngine::new,
        () -> new RandomOrder(new SplittableRandom(1)),
        Signatures.none(),
        InstantSource.system(),
        2,
        1 << 10,
        nativeTransport,
        batches,
        limits);
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  InetSocketAddress address() {
    return server.addresses().getFirst();
  }

  @Override
  public void close() {
    server.stop(Duration.ofSeconds(10));
  }
}

package io.milepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.dnssec.sign.Signatures;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.policy.AnswerEngine;
import io.milepost.policy.order.RandomOrder;
import io.milepost.server.Asker;
import io.milepost.server.ZoneText;
import io.milepost.server.respond.DnsCounters;
import io.milepost.server.respond.QueryResponder;
import io.milepost.server.wire.ResponseWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/** All of 127.0.0.0/8 is local on Linux, so that addresses can come and go here. */
@EnabledOnOs(OS.LINUX)
class WildcardUdpSocketsTest {
  private static final ZoneDirectory ZONES = ZoneText.parse(Servers.ZONE);

  private List<InetSocketAddress> local = List.of();

  @Test
  void look_addressesComeAndGo_areFollowed() throws Exception {
    Sockets sockets = Sockets.best(true);
    EventLoops loops =
        new EventLoops(
            sockets,
            2,
            () ->
                new QueryResponder(
                    () -> ZONES,
                    new AnswerEngine(),
                    Signatures.none().newSigner(),
                    new ResponseWriter(null, new RandomOrder(new SplittableRandom(1)), 0),
                    new DnsCounters()));
    int port = freePort();
    InetSocketAddress first = address("127.0.0.1", port);
    InetSocketAddress second = address("127.0.0.2", port);
    InetSocketAddress foreign = address("203.0.113.99", port);
    local = List.of(foreign, first, first);
    WildcardUdpSockets open =
        WildcardUdpSockets.open(new NettyUdpBinder(sockets, loops), first, () -> local);
    try {
      ask(first);

      local = List.of(first, foreign, second);
      open.look();
      open.look();
      assertThat(open.openAddresses()).containsExactlyInAnyOrder("127.0.0.1", "127.0.0.2");
      ask(first);
      ask(second);

      local = List.of(second);
      open.look();
      assertThat(open.openAddresses()).containsExactly("127.0.0.2");
      ask(second);
      try (DatagramSocket free = new DatagramSocket(first)) {
        assertThat(free.isBound()).isTrue();
      }

      local = List.of(first, second);
      open.look();
      ask(first);
      ask(second);
    } finally {
      open.end();
      open.awaitClosed(TimeUnit.SECONDS.toNanos(10));
      loops.group().shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
    try (DatagramSocket free = new DatagramSocket(second)) {
      assertThat(free.isBound()).isTrue();
    }
  }

  private static InetSocketAddress address(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  private static int freePort() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(Servers.loopback(0))) {
      return socket.getLocalPort();
    }
  }

  private static void ask(InetSocketAddress address) throws Exception {
    try (UdpClient client = new UdpClient(address)) {
      assertThat(client.ask(Asker.query("www.example.com", Type.A)).getRcode())
          .isEqualTo(Rcode.NOERROR);
    }
  }

  @Test
  void expand_address_isItself() throws Exception {
    InetSocketAddress one = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 53);
    assertThat(Addresses.expand(one)).containsExactly(one);
  }
}

package io.milepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.server.Asker;
import io.milepost.server.RawMessage;
import io.milepost.server.ZoneText;
import io.milepost.server.respond.Transport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Each test runs with batches, with epoll and with NIO. */
class DnsServerTest {
  private static final ZoneDirectory ZONES = ZoneText.parse(Servers.ZONE);

  private static Message www() {
    return Asker.query("www.example.com", Type.A);
  }

  @ParameterizedTest
  @EnumSource
  void start_portZero_answersOverUdpAndTcpOnOnePort(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address());
        TcpClient tcp = new TcpClient(servers.address())) {
      assertThat(servers.address().getPort()).isPositive();
      assertThat(udp.ask(www()).getSection(Section.ANSWER)).hasSize(4);
      assertThat(tcp.ask(www()).getSection(Section.ANSWER)).hasSize(4);
      assertThat(servers.counters.answers(Transport.UDP, Rcode.NOERROR)).isEqualTo(1);
      assertThat(servers.counters.answers(Transport.TCP, Rcode.NOERROR)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void udp_manyClients_allGetTheirAnswers(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier)) {
      // Each from a port of its own, so that every socket that shares the port has its part.
      for (int i = 0; i < 50; i++) {
        try (UdpClient udp = new UdpClient(servers.address())) {
          Message query = www();
          assertThat(udp.ask(query).getHeader().getID()).isEqualTo(query.getHeader().getID());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void udp_largeAnswer_isTruncatedAndWholeOverTcp(Servers.Carrier carrier) throws Exception {
    Message query = Asker.query("large.example.com", Type.TXT);
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address());
        TcpClient tcp = new TcpClient(servers.address())) {
      Message truncated = udp.ask(query);
      assertThat(truncated.getHeader().getFlag(Flags.TC)).isTrue();
      assertThat(truncated.getSection(Section.ANSWER)).isEmpty();
      assertThat(servers.counters.truncated(Transport.UDP)).isEqualTo(1);
      assertThat(tcp.ask(query).getSection(Section.ANSWER)).hasSize(250);
    }
  }

  @ParameterizedTest
  @EnumSource
  void udp_garbage_isCountedAndTheNextQueryAnswered(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address())) {
      udp.send(new byte[0]);
      udp.send(new byte[11]);
      udp.send(RawMessage.header(0x8000, 1, 0, 0, 0).question("a", 1, 1).toBytes());
      udp.send(RawMessage.header(0, 2, 0, 0, 0).toBytes());
      assertThat(udp.receive().getRcode()).isEqualTo(Rcode.FORMERR);
      udp.send(new byte[9000]);
      assertThat(udp.receive().getRcode()).isEqualTo(Rcode.FORMERR);
      assertThat(udp.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
      // Not 3: epoll counts an empty datagram as nothing read.
      assertThat(servers.counters.dropped(Transport.UDP)).isBetween(2L, 3L);
    }
  }

  /** What is left of some would be a whole message. */
  @ParameterizedTest
  @EnumSource
  void udp_longerThanAnyQuery_isAFormatErrorWhereverItIsCut(Servers.Carrier carrier)
      throws Exception {
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address())) {
      for (int whole = 2047; whole <= 2050; whole++) {
        byte[] message = RawMessage.query("www.example.com", 1).optThatFills(whole).toBytes();
        udp.send(message);
        int expected = whole <= 2048 ? Rcode.NOERROR : Rcode.FORMERR;
        assertThat(udp.receive().getRcode()).as("%d", whole).isEqualTo(expected);
        udp.send(Arrays.copyOf(message, whole + 500));
        assertThat(udp.receive().getRcode()).as("%d and more", whole).isEqualTo(Rcode.FORMERR);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void answer_valuesInOrder_eachIsFirstInAQuarter(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address());
        TcpClient tcp = new TcpClient(servers.address())) {
      Map<String, Integer> overUdp = new HashMap<>();
      Map<String, Integer> overTcp = new HashMap<>();
      for (int i = 0; i < 4000; i++) {
        overUdp.merge(first(udp.ask(www())), 1, Integer::sum);
        overTcp.merge(first(tcp.ask(www())), 1, Integer::sum);
      }
      // One standard deviation is 27.
      for (Map<String, Integer> counts : List.of(overUdp, overTcp)) {
        assertThat(counts).hasSize(4);
        assertThat(counts.values())
            .allSatisfy(count -> assertThat(count).isCloseTo(1000, Offset.offset(140)));
      }
    }
  }

  private static String first(Message answer) {
    return answer.getSection(Section.ANSWER).getFirst().rdataToString();
  }

  @ParameterizedTest
  @EnumSource
  void answer_fault_isServfailAndTheLoopLives(Servers.Carrier carrier) throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    DnsServerConfig config = Servers.config(carrier, Servers.loopback(0));
    try (Servers servers =
            Servers.start(
                config,
                () -> {
                  if (broken.get()) {
                    throw new IllegalStateException("a fault that the test made");
                  }
                  return ZONES;
                });
        UdpClient udp = new UdpClient(servers.address());
        TcpClient tcp = new TcpClient(servers.address())) {
      Message query = www();
      for (Message answer : List.of(udp.ask(query), tcp.ask(query))) {
        assertThat(answer.getRcode()).isEqualTo(Rcode.SERVFAIL);
        assertThat(answer.getQuestion()).isEqualTo(query.getQuestion());
      }
      broken.set(false);
      assertThat(udp.ask(query).getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(tcp.ask(query).getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(servers.counters.failures()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_portOfAnotherServer_isRefused(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address())) {
      InetSocketAddress taken = servers.address();
      for (Servers.Carrier other : Servers.Carrier.values()) {
        assertThatExceptionOfType(BindFailedException.class)
            .isThrownBy(() -> Servers.start(Servers.config(other, taken), () -> ZONES))
            .withMessage(
                "The DNS port 127.0.0.1:%d (TCP) is taken by another process.", taken.getPort());
      }
      assertThat(udp.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_udpPortTaken_isRefusedAndTcpFreeAgain(Servers.Carrier carrier) throws Exception {
    int port = freeTcpPort();
    try (DatagramSocket other = new DatagramSocket(Servers.loopback(port))) {
      assertThat(other.isBound()).isTrue();
      InetSocketAddress taken = Servers.loopback(port);
      assertThatExceptionOfType(BindFailedException.class)
          .isThrownBy(() -> Servers.start(Servers.config(carrier, taken), () -> ZONES))
          .withMessage("The DNS port 127.0.0.1:%d (UDP) is taken by another process.", port);
      try (ServerSocket tcp = new ServerSocket()) {
        tcp.bind(taken);
      }
    }
  }

  private static int freeTcpPort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(Servers.loopback(0));
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_secondAddressTaken_leavesNothingOpen(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier)) {
      InetSocketAddress taken = servers.address();
      Servers brief = Servers.start(carrier);
      InetSocketAddress free = brief.address();
      brief.close();
      assertThatExceptionOfType(BindFailedException.class)
          .isThrownBy(() -> Servers.start(Servers.config(carrier, free, taken), () -> ZONES));
      try (ServerSocket tcp = new ServerSocket();
          DatagramSocket udp = new DatagramSocket(free)) {
        tcp.bind(free);
        assertThat(udp.isBound()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_foreignAddress_saysSo(Servers.Carrier carrier) throws Exception {
    InetSocketAddress foreign = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.99"), 0);
    assertThatExceptionOfType(BindFailedException.class)
        .isThrownBy(() -> Servers.start(Servers.config(carrier, foreign), () -> ZONES))
        .withMessage(
            "The DNS port 203.0.113.99:0 (TCP) can't be opened: this machine does not have the"
                + " address.");
  }

  @ParameterizedTest
  @EnumSource
  void start_severalAddresses_answersOnEach(Servers.Carrier carrier) throws Exception {
    DnsServerConfig config = Servers.config(carrier, Servers.loopback(0), Servers.loopback(0));
    try (Servers servers = Servers.start(config, () -> ZONES)) {
      assertThat(servers.server.addresses()).hasSize(2).doesNotHaveDuplicates();
      for (InetSocketAddress address : servers.server.addresses()) {
        askBoth(address);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void start_bothWildcardsOnOnePort_answersFromTheAddressAsked(Servers.Carrier carrier)
      throws Exception {
    Assumptions.assumeTrue(hasIpv6Loopback(), "no IPv6 loopback");
    InetSocketAddress ipv6 = new InetSocketAddress(InetAddress.ofLiteral("::"), 0);
    try (Servers first = Servers.start(Servers.config(carrier, ipv6), () -> ZONES)) {
      int port = first.address().getPort();
      InetSocketAddress ipv4 = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port);
      try (Servers second = Servers.start(Servers.config(carrier, ipv4), () -> ZONES)) {
        assertThat(second.address()).isEqualTo(ipv4);
        askBoth(new InetSocketAddress(InetAddress.ofLiteral("::1"), port));
        askBoth(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
      }
    }
  }

  /** The reply of a connected socket comes from the address asked, or not at all. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void start_wildcardInBatches_answersFromEachAddress() throws Exception {
    InetSocketAddress wildcard = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);
    try (Servers servers =
        Servers.start(Servers.config(Servers.Carrier.BATCHES, wildcard), () -> ZONES)) {
      int port = servers.address().getPort();
      for (String local : List.of("127.0.0.1", "127.0.0.2", "127.1.2.3")) {
        askBoth(new InetSocketAddress(InetAddress.ofLiteral(local), port));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void udp_burst_isAnsweredWhole(Servers.Carrier carrier) throws Exception {
    try (Servers servers = Servers.start(carrier);
        UdpClient udp = new UdpClient(servers.address())) {
      for (int burst = 0; burst < 20; burst++) {
        for (int i = 0; i < 70; i++) {
          udp.send(www().toWire());
        }
        for (int i = 0; i < 70; i++) {
          assertThat(udp.receive().getRcode()).isEqualTo(Rcode.NOERROR);
        }
      }
    }
  }

  private static boolean hasIpv6Loopback() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral("::1"), 0));
      return true;
    } catch (SocketException e) {
      return false;
    }
  }

  private static void askBoth(InetSocketAddress address) throws IOException {
    try (UdpClient udp = new UdpClient(address);
        TcpClient tcp = new TcpClient(address)) {
      assertThat(udp.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(tcp.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
    }
  }

  @ParameterizedTest
  @EnumSource
  void stop_whatHadComeIn_isAnswered(Servers.Carrier carrier) throws Exception {
    Servers servers = Servers.start(carrier);
    try (UdpClient udp = new UdpClient(servers.address());
        TcpClient tcp = new TcpClient(servers.address())) {
      tcp.ask(www());
      for (int i = 0; i < 20; i++) {
        udp.send(www().toWire());
        tcp.send(TcpClient.framed(www()));
      }

      servers.server.stop(Duration.ofSeconds(30));

      for (int i = 0; i < 20; i++) {
        assertThat(udp.receive().getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(tcp.receive().getRcode()).isEqualTo(Rcode.NOERROR);
      }
      assertThat(tcp.isClosedByServer()).isTrue();
      assertThatThrownBy(() -> new TcpClient(servers.address()))
          .isInstanceOf(ConnectException.class);
    }
  }
}

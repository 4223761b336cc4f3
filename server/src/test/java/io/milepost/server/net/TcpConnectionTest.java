package io.milepost.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.server.Asker;
import io.milepost.server.RawMessage;
import io.milepost.server.respond.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Each test runs with epoll (where there is none, twice with NIO) and with NIO. */
class TcpConnectionTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static Message www() {
    return Asker.query("www.example.com", Type.A);
  }

  private static Message large() {
    return Asker.query("large.example.com", Type.TXT);
  }

  private static byte[] framed(List<Message> queries) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    queries.forEach(query -> all.writeBytes(TcpClient.framed(query)));
    return all.toByteArray();
  }

  private static List<Message> many(int count) {
    List<Message> queries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      queries.add(www());
    }
    return queries;
  }

  private static void receiveAll(TcpClient client, List<Message> queries) throws IOException {
    for (Message query : queries) {
      Message answer = client.receive();
      assertThat(answer.getHeader().getID()).isEqualTo(query.getHeader().getID());
      assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_pipelinedQueries_answersAll(boolean nativeTransport) throws Exception {
    List<Message> queries = many(500);
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address())) {
      client.send(framed(queries));
      receiveAll(client, queries);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_octetByOctet_answers(boolean nativeTransport) throws Exception {
    List<Message> queries = many(3);
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address())) {
      for (byte octet : framed(queries)) {
        client.send(octet);
      }
      receiveAll(client, queries);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_longestMessage_isFormatError(boolean nativeTransport) throws Exception {
    byte[] message = new byte[65535];
    System.arraycopy(www().toWire(), 0, message, 0, www().toWire().length);
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address())) {
      client.send(TcpClient.framed(message));
      assertThat(client.receive().getRcode()).isEqualTo(Rcode.FORMERR);
      assertThat(client.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_halfClosed_answersAllAndCloses(boolean nativeTransport) throws Exception {
    List<Message> queries = many(300);
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address())) {
      client.send(framed(queries));
      client.sendNoMore();
      receiveAll(client, queries);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_halfClosedInAMessage_answersWhatIsWhole(boolean nativeTransport) throws Exception {
    List<Message> queries = many(2);
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address())) {
      client.send(framed(queries));
      client.send((byte) 0, (byte) 100, (byte) 1);
      client.sendNoMore();
      receiveAll(client, queries);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_slowReader_getsEverythingInTheEnd(boolean nativeTransport) throws Exception {
    // 12 MB, far more than the sockets hold: the server must stop reading, and go on later.
    List<Message> queries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      queries.add(large());
    }
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address(), 4096)) {
      client.send(framed(queries));
      client.sendNoMore();
      awaitStandstill(servers);
      assertThat(servers.counters.answers(Transport.TCP, Rcode.NOERROR)).isLessThan(200);
      for (Message query : queries) {
        Message answer = client.receive();
        assertThat(answer.getHeader().getID()).isEqualTo(query.getHeader().getID());
        assertThat(answer.getSection(Section.ANSWER)).hasSize(250);
      }
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  /** Waits until no answer has been made for a while. */
  private static void awaitStandstill(Servers servers) {
    long count = -1;
    long since = System.nanoTime();
    while (System.nanoTime() - since < Duration.ofMillis(300).toNanos()) {
      long now = servers.counters.answers(Transport.TCP, Rcode.NOERROR);
      if (now != count || now == 0) {
        count = now;
        since = System.nanoTime();
      }
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void write_stuckReader_isClosed(boolean nativeTransport) throws Exception {
    TcpLimits limits = new TcpLimits(LONG, LONG, SHORT, 100, 100);
    List<Message> queries = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      queries.add(large());
    }
    try (Servers servers = Servers.start(nativeTransport, limits);
        TcpClient client = new TcpClient(servers.address(), 4096)) {
      client.send(framed(queries));
      awaitConnections(servers, 0);
      assertThat(servers.counters.answers(Transport.TCP, Rcode.NOERROR)).isLessThan(500);
    }
  }

  private static void awaitConnections(Servers servers, int count) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (servers.counters.openConnections() != count && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(servers.counters.openConnections()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void idle_tooLong_isClosed(boolean nativeTransport) throws Exception {
    TcpLimits limits = new TcpLimits(SHORT, LONG, LONG, 100, 100);
    try (Servers servers = Servers.start(nativeTransport, limits);
        TcpClient silent = new TcpClient(servers.address());
        TcpClient client = new TcpClient(servers.address())) {
      assertThat(client.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
      assertThat(client.isClosedByServer()).isTrue();
      assertThat(silent.isClosedByServer()).isTrue();
      awaitConnections(servers, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_messageThatNeverEnds_isClosed(boolean nativeTransport) throws Exception {
    TcpLimits limits = new TcpLimits(LONG, SHORT, LONG, 100, 100);
    try (Servers servers = Servers.start(nativeTransport, limits);
        TcpClient client = new TcpClient(servers.address())) {
      client.send((byte) 0, (byte) 100, (byte) 1);
      assertThat(client.isClosedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_whatDeservesNoAnswer_closesAfterTheAnswersBefore(boolean nativeTransport)
      throws Exception {
    byte[] response = RawMessage.header(0x8000, 0, 0, 0, 0).toBytes();
    try (Servers servers = Servers.start(nativeTransport)) {
      for (byte[] garbage : List.of(new byte[0], new byte[11], response)) {
        try (TcpClient client = new TcpClient(servers.address())) {
          client.send(TcpClient.framed(www()));
          client.send(TcpClient.framed(garbage));
          assertThat(client.receive().getRcode()).isEqualTo(Rcode.NOERROR);
          assertThat(client.isClosedByServer()).isTrue();
        }
      }
      assertThat(servers.counters.dropped(Transport.TCP)).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void read_moreAfterWhatDeservesNoAnswer_isDroppedAndTheAnswersArrive(boolean nativeTransport)
      throws Exception {
    byte[] response = TcpClient.framed(RawMessage.header(0x8000, 0, 0, 0, 0).toBytes());
    try (Servers servers = Servers.start(nativeTransport);
        TcpClient client = new TcpClient(servers.address(), 4096)) {
      client.send(TcpClient.framed(large()));
      client.send(response);
      while (servers.counters.dropped(Transport.TCP) == 0) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 1000; i++) {
        client.send(response);
      }
      assertThat(client.receive().getSection(Section.ANSWER)).hasSize(250);
      assertThat(client.isClosedByServer()).isTrue();
      assertThat(servers.counters.dropped(Transport.TCP)).isEqualTo(1);
      awaitConnections(servers, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connect_tooMany_closesTheLongestIdle(boolean nativeTransport) throws Exception {
    TcpLimits limits = new TcpLimits(LONG, LONG, LONG, 2, 2);
    try (Servers servers = Servers.start(nativeTransport, limits);
        TcpClient first = new TcpClient(servers.address())) {
      first.ask(www());
      try (TcpClient second = new TcpClient(servers.address())) {
        second.ask(www());
        first.ask(www());
        try (TcpClient third = new TcpClient(servers.address())) {
          assertThat(third.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
          assertThat(second.isClosedByServer()).isTrue();
          assertThat(first.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
          assertThat(servers.counters.crowdedOut()).isEqualTo(1);
          awaitConnections(servers, 2);
        }
      }
    }
  }

  /** A query and the first octet of the next: the answer shows that both have arrived. */
  private static void beginMessage(TcpClient client) throws IOException {
    byte[] query = TcpClient.framed(www());
    client.send(Arrays.copyOf(query, query.length + 1));
    client.receive();
  }

  private static void finishMessage(TcpClient client) throws IOException {
    byte[] query = TcpClient.framed(www());
    client.send(Arrays.copyOfRange(query, 1, query.length));
    assertThat(client.receive().getRcode()).isEqualTo(Rcode.NOERROR);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connect_tooManyAllBusy_closesTheOneThatAskedLongestAgo(boolean nativeTransport)
      throws Exception {
    TcpLimits limits = new TcpLimits(LONG, LONG, LONG, 2, 2);
    try (Servers servers = Servers.start(nativeTransport, limits);
        TcpClient first = new TcpClient(servers.address());
        TcpClient second = new TcpClient(servers.address())) {
      beginMessage(first);
      beginMessage(second);
      finishMessage(first);
      beginMessage(first);
      try (TcpClient client = new TcpClient(servers.address())) {
        assertThat(client.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(second.isClosedByServer()).isTrue();
        finishMessage(first);
        assertThat(servers.counters.crowdedOut()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void connect_manyOfOneClientAllBusy_othersAreServed(boolean nativeTransport) throws Exception {
    TcpLimits limits = new TcpLimits(LONG, LONG, LONG, 20, 5);
    List<TcpClient> greedy = new ArrayList<>();
    try (Servers servers = Servers.start(nativeTransport, limits);
        TcpClient patient = TcpClient.from("127.0.0.2", servers.address())) {
      beginMessage(patient);
      for (int i = 0; i < 25; i++) {
        greedy.add(new TcpClient(servers.address()));
        beginMessage(greedy.getLast());
      }
      finishMessage(patient);
      assertThat(greedy.getFirst().isClosedByServer()).isTrue();
      finishMessage(greedy.getLast());
      awaitConnections(servers, 6);
      try (TcpClient client = TcpClient.from("127.0.0.3", servers.address())) {
        assertThat(client.ask(www()).getRcode()).isEqualTo(Rcode.NOERROR);
      }
    } finally {
      for (TcpClient client : greedy) {
        client.close();
      }
    }
  }
}

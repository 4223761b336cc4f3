package io.milepost.server.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.milepost.policy.order.ValueOrder;
import io.milepost.server.Asker;
import io.milepost.server.RawMessage;
import io.milepost.server.ZoneText;
import io.milepost.server.respond.Transport;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;

/** One loop, against a system that fails as told. */
class BatchLoopTest {
  private static final String ZONE =
      """
      example.com 900 SOA ns.example.com. admin.example.com. 1 7200 900 1209600 300
      example.com 3600 NS ns.example.com
      www.example.com 60 A 192.0.2.1
      """;
  private static final ValueOrder AS_GIVEN = Asker.AS_GIVEN;

  private final Asker asker = new Asker(() -> ZoneText.parse(ZONE), AS_GIVEN);
  private final ScriptedSystem system = new ScriptedSystem();

  /** Runs until the script is done. */
  private void run() {
    try (Arena arena = Arena.ofConfined()) {
      BatchLoop loop = new BatchLoop(system, new DatagramBatch(arena, false), asker.responder());
      system.atEnd = loop::end;
      loop.run();
    }
  }

  private static byte[] query(int id) {
    byte[] query = RawMessage.query("www.example.com", 1).opt().toBytes();
    query[1] = (byte) id;
    return query;
  }

  private static ScriptedSystem.Datagram query(int sender, int id) {
    return ScriptedSystem.from(sender, query(id));
  }

  private List<Integer> sentIds() {
    List<Integer> ids = new ArrayList<>();
    for (ScriptedSystem.Datagram datagram : system.sent) {
      ids.add(Asker.parse(datagram.content()).getHeader().getID() & 0xff);
    }
    return ids;
  }

  @Test
  void run_oneDatagram_isAnsweredToItsSender() {
    ScriptedSystem.Datagram query = query(7, 1);
    system.deliver(query);
    run();
    assertThat(system.sent).hasSize(1);
    assertThat(system.sent.getFirst().name()).isEqualTo(query.name());
    Message answer = Asker.parse(system.sent.getFirst().content());
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(1)).hasSize(1);
  }

  @Test
  void run_fullBatches_areAnsweredInOrder() {
    List<Integer> ids = new ArrayList<>();
    for (int batch = 0; batch < 3; batch++) {
      ScriptedSystem.Datagram[] datagrams = new ScriptedSystem.Datagram[DatagramBatch.SLOTS];
      for (int i = 0; i < datagrams.length; i++) {
        int id = batch * DatagramBatch.SLOTS + i;
        datagrams[i] = query(id, id);
        ids.add(id);
      }
      system.deliver(datagrams);
    }
    run();
    assertThat(sentIds()).isEqualTo(ids);
  }

  @Test
  void run_noAnswerDeserved_othersAreAnswered() {
    byte[] response = query(2);
    response[2] |= (byte) 0x80;
    system.deliver(
        query(1, 1),
        ScriptedSystem.from(2, response),
        ScriptedSystem.from(3, new byte[0]),
        query(4, 4));
    run();
    assertThat(sentIds()).containsExactly(1, 4);
    assertThat(asker.counters().dropped(Transport.UDP)).isEqualTo(2);
  }

  @Test
  void receive_fails_goesOn() {
    system
        .failReceive(Errno.EINTR)
        .failReceive(Errno.EAGAIN)
        .deliver(query(1, 1))
        .failReceive(Errno.ENOBUFS)
        .failReceive(Errno.ENOBUFS)
        .throwOnReceive(new IllegalStateException("a fault that the test made"))
        .deliver(query(2, 2));
    run();
    assertThat(sentIds()).containsExactly(1, 2);
  }

  @Test
  void receive_wokenWithoutReason_goesOn() {
    system.wake().wake().deliver(query(1, 1));
    run();
    assertThat(sentIds()).containsExactly(1);
  }

  @Test
  void receive_cutOff_isAFormatErrorEvenIfWhatIsLeftIsAMessage() {
    byte[] whole =
        RawMessage.query("www.example.com", 1).optThatFills(DatagramBatch.MAX_QUERY).toBytes();
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    system.deliver(ScriptedSystem.from(1, whole), ScriptedSystem.from(2, longer));
    run();
    assertThat(Asker.parse(system.sent.get(0).content()).getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(Asker.parse(system.sent.get(1).content()).getRcode()).isEqualTo(Rcode.FORMERR);
  }

  @Test
  void send_stopsAtOne_theOnesBehindItAreSent() {
    system
        .deliver(query(1, 1), query(2, 2), query(3, 3), query(4, 4), query(5, 5))
        .returnFromSend(1, -Errno.EPERM, 1, -Errno.ENOBUFS);
    run();
    assertThat(sentIds()).containsExactly(1, 3, 5);
    assertThat(asker.counters().dropped(Transport.UDP)).isEqualTo(2);
  }

  @Test
  void send_interrupted_isRepeated() {
    system
        .deliver(query(1, 1), query(2, 2))
        .returnFromSend(-Errno.EINTR, 1, -Errno.EINTR, -Errno.EINTR);
    run();
    assertThat(sentIds()).containsExactly(1, 2);
    assertThat(asker.counters().dropped(Transport.UDP)).isZero();
  }

  @Test
  void send_networkTakesNothing_whatIsLeftIsDropped() {
    system
        .deliver(query(1, 1), query(2, 2), query(3, 3))
        .returnFromSend(1, -Errno.EAGAIN)
        .deliver(query(4, 4));
    run();
    assertThat(sentIds()).containsExactly(1, 4);
    assertThat(asker.counters().dropped(Transport.UDP)).isEqualTo(2);
  }

  @Test
  void end_whileDatagramsNeverEnd_ends() {
    try (Arena arena = Arena.ofConfined()) {
      DatagramCalls endless =
          new DatagramCalls() {
            @Override
            public int receive(DatagramBatch batch) {
              return system.deliver(query(1, 1)).receive(batch);
            }

            @Override
            public int send(DatagramBatch batch, int from) {
              return system.send(batch, from);
            }
          };
      BatchLoop loop = new BatchLoop(endless, new DatagramBatch(arena, false), asker.responder());
      loop.end();
      loop.run();
    }
    assertThat(system.sent).isNotEmpty();
  }
}

package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.xbill.DNS.Message;

/**
 * Asks over one UDP socket with several queries under way at once, so that 100,000 answers take a
 * second or two. Each query must be answered, once.
 *
 * <p>Not for several threads at once.
 */
public final class UdpPipeline implements AutoCloseable {
  private static final int UNDER_WAY = 64;
  private static final int IDS = 0x1_0000;
  private static final int FREE = -1;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InetSocketAddress server;
  private final DatagramSocket socket;

  /** Takes what came back. */
  public interface Answers {
    /**
     * Takes an answer.
     *
     * @param index of the query, from 0
     * @param sentNanos when the query was sent, by {@link System#nanoTime()}
     */
    void take(int index, long sentNanos, Message answer);
  }

  public UdpPipeline(InetSocketAddress server) {
    this.server = server;
    try {
      socket = new DatagramSocket();
      socket.connect(server);
      socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
    } catch (IOException e) {
      throw new UncheckedIOException("UDP to " + server, e);
    }
  }

  /**
   * Asks and waits until everything is answered, in whatever order.
   *
   * @param queries a message for each index from 0, whose ID is replaced
   */
  public void ask(int count, IntFunction<byte[]> queries, Answers answers) {
    int[] indexes = new int[IDS];
    long[] sentNanos = new long[IDS];
    Arrays.fill(indexes, FREE);
    DatagramPacket received = new DatagramPacket(new byte[IDS], IDS);
    try {
      for (int sent = 0, answered = 0; answered < count; answered++) {
        for (; sent < count && sent - answered < UNDER_WAY; sent++) {
          int id = sent % IDS;
          indexes[id] = sent;
          sentNanos[id] = System.nanoTime();
          send(queries.apply(sent), id);
        }
        received.setLength(IDS);
        socket.receive(received);
        Message answer = new Message(Arrays.copyOf(received.getData(), received.getLength()));
        int id = answer.getHeader().getID();
        if (indexes[id] == FREE) {
          throw new AssertionError("nothing was asked, or it was answered before: " + answer);
        }
        answers.take(indexes[id], sentNanos[id], answer);
        indexes[id] = FREE;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("UDP to " + server, e);
    }
  }

  private void send(byte[] query, int id) throws IOException {
    byte[] octets = query.clone();
    octets[0] = (byte) (id >>> Byte.SIZE);
    octets[1] = (byte) id;
    socket.send(new DatagramPacket(octets, octets.length));
  }

  @Override
  public void close() {
    socket.close();
  }
}

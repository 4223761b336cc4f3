package io.milepost.testcontainers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/** Asks a DNS server for the root zone's SOA record. Any answer is one, also that it is refused. */
final class DnsProbe {
  private static final int TIMEOUT_MILLIS = 1_000;

  /** RFC 1035 section 4.1.1: QR, the first bit of the flags. */
  private static final int RESPONSE = 0x8000;

  private static final int HEADER_LENGTH = 12;
  private static final int LARGEST_ANSWER = 512;

  private DnsProbe() {}

  /**
   * @throws IOException if no answer comes within a second
   */
  static void overUdp(InetSocketAddress server) throws IOException {
    int id = ThreadLocalRandom.current().nextInt(1 << 16);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server);
      byte[] query = query(id);
      socket.send(new DatagramPacket(query, query.length));
      DatagramPacket answer = new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER);
      socket.receive(answer);
      check(id, ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    }
  }

  /**
   * @throws IOException if no answer comes within a second
   */
  static void overTcp(InetSocketAddress server) throws IOException {
    int id = ThreadLocalRandom.current().nextInt(1 << 16);
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(server, TIMEOUT_MILLIS);
      byte[] query = query(id);
      // One segment: length and message together.
      byte[] framed =
          ByteBuffer.allocate(2 + query.length).putShort((short) query.length).put(query).array();
      new DataOutputStream(socket.getOutputStream()).write(framed);
      DataInputStream input = new DataInputStream(socket.getInputStream());
      byte[] answer = new byte[input.readUnsignedShort()];
      input.readFully(answer);
      check(id, ByteBuffer.wrap(answer));
    }
  }

  private static byte[] query(int id) {
    return ByteBuffer.allocate(17)
        .putShort((short) id)
        .putShort((short) 0)
        .putShort((short) 1) // one question
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort((short) 0)
        .put((byte) 0) // the root
        .putShort((short) 6) // SOA
        .putShort((short) 1) // IN
        .array();
  }

  private static void check(int id, ByteBuffer answer) throws IOException {
    if (answer.remaining() < HEADER_LENGTH
        || answer.getShort() != (short) id
        || (answer.getShort() & RESPONSE) == 0) {
      throw new ProtocolException("what came is no answer to our query");
    }
  }
}

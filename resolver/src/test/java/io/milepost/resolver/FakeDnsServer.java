package io.milepost.resolver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A DNS server that says to every question what a test wants it to, by UDP and TCP. */
final class FakeDnsServer implements Closeable {
  private static final int MAX_MESSAGE = 0xffff;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Function<Message, Optional<Message>> answers;
  private final AtomicInteger udpQueries = new AtomicInteger();
  private final AtomicInteger tcpQueries = new AtomicInteger();

  /**
   * @param answers a query's response; empty to stay silent
   */
  FakeDnsServer(Function<Message, Optional<Message>> answers) throws IOException {
    this.answers = answers;
    this.tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answerDatagrams);
    Thread.ofVirtual().start(this::answerConnections);
  }

  /** A response with records in presentation format, one a line; a SOA goes to the authority. */
  static Message response(Message query, int rcode, String... lines) {
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.getHeader().setRcode(rcode);
    response.addRecord(query.getQuestion(), Section.QUESTION);
    for (String line : lines) {
      Record record = parse(line);
      boolean negative = line.contains(" SOA ");
      response.addRecord(record, negative ? Section.AUTHORITY : Section.ANSWER);
    }
    return response;
  }

  private static Record parse(String line) {
    try (Master file =
        new Master(new ByteArrayInputStream((line + "\n").getBytes(US_ASCII)), Name.root)) {
      return file.nextRecord();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Message servfail(Message query) {
    return response(query, Rcode.SERVFAIL);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
  }

  int udpQueries() {
    return udpQueries.get();
  }

  int tcpQueries() {
    return tcpQueries.get();
  }

  private void answerDatagrams() {
    DatagramPacket packet = new DatagramPacket(new byte[MAX_MESSAGE], MAX_MESSAGE);
    try {
      while (true) {
        udp.receive(packet);
        udpQueries.incrementAndGet();
        Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        Optional<Message> response = answers.apply(query);
        if (response.isPresent()) {
          byte[] bytes = response.get().toWire(512);
          udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
        packet.setLength(MAX_MESSAGE);
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void answerConnections() {
    try {
      while (true) {
        try (Socket socket = tcp.accept()) {
          DataInputStream in = new DataInputStream(socket.getInputStream());
          byte[] bytes = in.readNBytes(in.readUnsignedShort());
          tcpQueries.incrementAndGet();
          Optional<Message> response = answers.apply(new Message(bytes));
          if (response.isPresent()) {
            byte[] wire = response.get().toWire();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(wire.length);
            out.write(wire);
            out.flush();
          }
        }
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}

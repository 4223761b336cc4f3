package io.milepost.conformance.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * Sends one query and gives the answer as it came: no retry, no fallback to TCP unless asked for,
 * no cache. Messages are dnsjava's; the sockets are ours, since octets that are no message must be
 * sent too, and what comes back must be seen before anything has judged it.
 *
 * <p>Safe for several threads: each exchange has a socket of its own.
 */
public final class DnsClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_MESSAGE_OCTETS = 65_535;

  /** Any address and port of ours. */
  private static final InetSocketAddress ANY = new InetSocketAddress(0);

  private final InetSocketAddress server;
  private final InetSocketAddress source;

  public DnsClient(InetSocketAddress server) {
    this(server, ANY);
  }

  /** A client that asks from an address, for servers whose answers depend on it. */
  public DnsClient(InetSocketAddress server, InetAddress source) {
    this(server, new InetSocketAddress(source, 0));
  }

  private DnsClient(InetSocketAddress server, InetSocketAddress source) {
    this.server = server;
    this.source = source;
  }

  /** Asks over UDP and gives the answer, truncated or not. */
  public Message udp(Message query) {
    byte[] answer =
        udpBytes(query.toWire(), PATIENCE)
            .orElseThrow(() -> new AssertionError("no answer over UDP from " + server));
    return answerTo(query, answer);
  }

  /** Asks over a TCP connection that is closed afterwards. */
  public Message tcp(Message query) {
    try (TcpConversation conversation = new TcpConversation(server, source)) {
      conversation.send(query.toWire());
      byte[] answer =
          conversation
              .receive(PATIENCE)
              .orElseThrow(() -> new AssertionError("no answer over TCP from " + server));
      return answerTo(query, answer);
    }
  }

  /** Asks over UDP, and over TCP if the answer is truncated. */
  public Message ask(Message query) {
    Message answer = udp(query);
    return answer.getHeader().getFlag(Flags.TC) ? tcp(query) : answer;
  }

  /**
   * Sends any octets over UDP.
   *
   * @return the first datagram that comes back, or nothing within that time
   */
  public Optional<byte[]> udpBytes(byte[] octets, Duration patience) {
    try (DatagramSocket socket = new DatagramSocket(source)) {
      socket.connect(server);
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      socket.send(new DatagramPacket(octets, octets.length));
      DatagramPacket answer = new DatagramPacket(new byte[MAX_MESSAGE_OCTETS], MAX_MESSAGE_OCTETS);
      socket.receive(answer);
      return Optional.of(Arrays.copyOf(answer.getData(), answer.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("UDP to " + server, e);
    }
  }

  /**
   * Sends any octets, as one message with its length in front, over a TCP connection.
   *
   * @return the first message that comes back, or nothing if the server closes or lets the time
   *     pass
   */
  public Optional<byte[]> tcpBytes(byte[] octets, Duration patience) {
    try (TcpConversation conversation = new TcpConversation(server, source)) {
      conversation.send(octets);
      return conversation.receive(patience);
    }
  }

  /** Opens a TCP connection for several messages. */
  public TcpConversation connect() {
    return new TcpConversation(server, source);
  }

  private static Message answerTo(Message query, byte[] octets) {
    try {
      Message answer = new Message(octets);
      if (answer.getHeader().getID() != query.getHeader().getID()) {
        throw new AssertionError("the answer has another message ID: " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new AssertionError("the answer is no DNS message: " + Arrays.toString(octets), e);
    }
  }
}

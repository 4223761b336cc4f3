package io.milepost.conformance.harness;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** One TCP connection to a name server; messages may be sent before earlier ones are answered. */
public final class TcpConversation implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;

  TcpConversation(InetSocketAddress server, InetSocketAddress source) {
    try {
      socket = new Socket();
      socket.bind(source);
      socket.connect(server);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("TCP to " + server, e);
    }
  }

  /** Sends one message, its length in front (RFC 1035 section 4.2.2), in one segment. */
  public void send(byte[] message) {
    ByteBuffer framed = ByteBuffer.allocate(2 + message.length);
    framed.putShort((short) message.length).put(message);
    sendOctets(framed.array());
  }

  /** Sends octets as they are: half a message, or several at once. */
  public void sendOctets(byte[] octets) {
    try {
      socket.getOutputStream().write(octets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says that no more will be sent, and goes on receiving. */
  public void halfClose() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next message, or nothing if the server closes or lets the time pass. */
  public Optional<byte[]> receive(Duration patience) {
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      byte[] message = new byte[in.readUnsignedShort()];
      in.readFully(message);
      return Optional.of(message);
    } catch (EOFException | SocketTimeoutException e) {
      return Optional.empty();
    } catch (SocketException e) {
      // A reset: the server closed while something of ours was still unread.
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if the server closes the connection within that time without sending anything more. */
  public boolean isClosedByServerWithin(Duration patience) {
    try {
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

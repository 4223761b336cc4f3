package io.milepost.server.net;

import io.milepost.server.Asker;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/**
 * A client over TCP that does what a test says, right or wrong. Waits at most 30 s for anything.
 */
final class TcpClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;

  TcpClient(InetSocketAddress server) throws IOException {
    this(server, 0);
  }

  /**
   * @param receiveBuffer how much the system takes for a client that does not read, in octets; 0
   *     for its choice
   */
  TcpClient(InetSocketAddress server, int receiveBuffer) throws IOException {
    this(null, server, receiveBuffer);
  }

  private TcpClient(@Nullable InetSocketAddress from, InetSocketAddress server, int receiveBuffer)
      throws IOException {
    socket.bind(from);
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server, PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  /**
   * @param address of this machine; on Linux all of 127.0.0.0/8 are
   */
  static TcpClient from(String address, InetSocketAddress server) throws IOException {
    return new TcpClient(new InetSocketAddress(address, 0), server, 0);
  }

  static byte[] framed(Message message) {
    return framed(message.toWire());
  }

  static byte[] framed(byte[] message) {
    byte[] result = new byte[2 + message.length];
    result[0] = (byte) (message.length >> 8);
    result[1] = (byte) message.length;
    System.arraycopy(message, 0, result, 2, message.length);
    return result;
  }

  void send(byte... octets) throws IOException {
    out.write(octets);
  }

  void sendNoMore() throws IOException {
    socket.shutdownOutput();
  }

  Message receive() throws IOException {
    byte[] message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    return Asker.parse(message);
  }

  /** Waits until the server has closed; false if it says something instead. */
  boolean isClosedByServer() {
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      // A reset is an end too.
      return true;
    }
  }

  Message ask(Message query) throws IOException {
    send(framed(query));
    return receive();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

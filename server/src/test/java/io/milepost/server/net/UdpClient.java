package io.milepost.server.net;

import io.milepost.server.Asker;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.xbill.DNS.Message;

/** A client over UDP; it takes answers from the address it asked alone. */
final class UdpClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final DatagramSocket socket;

  UdpClient(InetSocketAddress server) throws IOException {
    socket = new DatagramSocket();
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(server);
  }

  void send(byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length));
  }

  Message receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
    socket.receive(packet);
    return Asker.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
  }

  Message ask(Message query) throws IOException {
    send(query.toWire());
    return receive();
  }

  @Override
  public void close() {
    socket.close();
  }
}

package io.milepost.bench.probe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * What is probed: on every IPv4 address of this machine it answers the first octets of each
 * connection with 200 and closes; but on those from 127.128.0.0 on it never says anything.
 */
public final class Target {
  private static final int BACKLOG = 4096;
  private static final int FIRST_SILENT_OCTET = 128;

  private static final byte[] RESPONSE =
      """
      HTTP/1.1 200 OK
      Content-Type: text/plain
      Content-Length: 3
      Connection: close

      up
      """
          .replace("\n", "\r\n")
          .strip()
          .concat("\n")
          .getBytes(StandardCharsets.US_ASCII);

  private final ByteBuffer received = ByteBuffer.allocateDirect(2048);
  private final ByteBuffer response = ByteBuffer.allocateDirect(RESPONSE.length).put(RESPONSE);

  private Target() {}

  /** Prints its port, and serves until it is ended. */
  public static void main(String[] arguments) throws IOException {
    new Target().serve();
  }

  private void serve() throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(0), BACKLOG);
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      System.out.println(server.socket().getLocalPort());
      while (true) {
        selector.select();
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
          SelectionKey key = keys.next();
          keys.remove();
          if (key.isAcceptable()) {
            accept(server, selector);
          } else {
            answer((SocketChannel) key.channel());
          }
        }
      }
    }
  }

  private static void accept(ServerSocketChannel server, Selector selector) throws IOException {
    for (SocketChannel client = server.accept(); client != null; client = server.accept()) {
      client.configureBlocking(false);
      client.register(selector, SelectionKey.OP_READ);
    }
  }

  private void answer(SocketChannel client) {
    try {
      received.clear();
      int count = client.read(received);
      if (count > 0 && isSilent(client)) {
        return;
      }
      if (count > 0) {
        client.write(response.flip());
      }
      client.close();
    } catch (IOException e) {
      // The client went away.
    }
  }

  private static boolean isSilent(SocketChannel client) throws IOException {
    byte[] address = ((InetSocketAddress) client.getLocalAddress()).getAddress().getAddress();
    return (address[1] & 0xff) >= FIRST_SILENT_OCTET;
  }
}

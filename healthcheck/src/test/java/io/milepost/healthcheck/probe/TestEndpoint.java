package io.milepost.healthcheck.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint on this machine that treats each connection as it is told. */
final class TestEndpoint implements AutoCloseable {
  private final ServerSocket server;
  private final Peer peer;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /** What becomes of a connection, which stays open until the endpoint is closed. */
  interface Peer {
    void serve(Socket connection) throws IOException, InterruptedException;
  }

  TestEndpoint(ServerSocket server, Peer peer) {
    this.server = server;
    this.peer = peer;
    Thread.startVirtualThread(this::accept);
  }

  static TestEndpoint start(Peer peer) throws IOException {
    return new TestEndpoint(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")), peer);
  }

  /** Reads the request, says something, and says no more. */
  static Peer saying(String... parts) {
    return connection -> {
      readRequest(connection);
      for (String part : parts) {
        write(connection, part);
      }
    };
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The octets up to and with the empty line; fewer if there are no more. */
  static String readRequest(Socket connection) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String text = "";
    while (!text.endsWith("\r\n\r\n")) {
      int octet = connection.getInputStream().read();
      if (octet < 0) {
        return text;
      }
      request.write(octet);
      text = request.toString(StandardCharsets.ISO_8859_1);
    }
    return text;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        open.add(connection);
        connections.incrementAndGet();
        Thread.startVirtualThread(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try {
      peer.serve(connection);
    } catch (IOException | InterruptedException e) {
      // The prober went away.
    }
  }

  int port() {
    return server.getLocalPort();
  }

  int connections() {
    return connections.get();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : open) {
      connection.close();
    }
  }
}

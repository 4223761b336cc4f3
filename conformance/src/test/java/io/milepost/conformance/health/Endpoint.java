package io.milepost.conformance.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server on a free port of 127.0.0.1 that is probed, and breaks as it is told. */
final class Endpoint implements AutoCloseable {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final int BACKLOG = 256;

  private final Optional<SSLContext> tls;
  private final int port;
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Behaviour behaviour = Behaviour.WELL;
  private volatile ServerSocket listener;

  private Endpoint(Optional<SSLContext> tls) {
    this.tls = tls;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
  }

  /** Speaks HTTP, or whatever comes over a plain connection. */
  static Endpoint plain() {
    return new Endpoint(Optional.empty());
  }

  /**
   * Speaks TLS, with a certificate that it has signed itself.
   *
   * @param directory for the key, which is made the first time
   */
  static Endpoint tls(Path directory) {
    return new Endpoint(Optional.of(context(directory)));
  }

  private static SSLContext context(Path directory) {
    Path file = directory.resolve("endpoint.p12");
    try {
      if (!Files.exists(file)) {
        makeKey(file);
      }
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(file)) {
        keys.load(in, PASSWORD);
      }
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void makeKey(Path file) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "endpoint",
            "-keyalg",
            "EC",
            "-dname",
            "CN=endpoint.example.com",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(file.resolveSibling("keytool.out").toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(Files.readString(file.resolveSibling("keytool.out")));
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  int port() {
    return port;
  }

  /** How many connections were taken so far. */
  int connections() {
    return connections.get();
  }

  /** Does that from now on, with connections that are there too. */
  void become(Behaviour next) {
    behaviour = next;
    open.forEach(Endpoint::close);
    if (next == Behaviour.REFUSE) {
      close(listener);
    } else if (listener.isClosed()) {
      listener = listen(port);
    }
  }

  private ServerSocket listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
      Thread.ofVirtual().start(() -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        // Closed: nobody listens any more.
      }
    }
  }

  private void serve(Socket connection) {
    open.add(connection);
    try (connection) {
      Behaviour now = behaviour;
      now.serve(
          tls.isPresent() && now.isBehindHandshake()
              ? handshake(connection, tls.get())
              : connection);
    } catch (IOException e) {
      // The client has seen enough.
    } finally {
      open.remove(connection);
    }
  }

  private static Socket handshake(Socket connection, SSLContext context) throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connection, null, true);
    socket.startHandshake();
    return socket;
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    close(listener);
    open.forEach(Endpoint::close);
  }
}

package io.milepost.bench.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** What is probed by HTTPS: it answers the first octets of each connection with 200 and closes. */
public final class TlsTarget {
  private static final int BACKLOG = 4096;

  private static final byte[] RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nup\n"
          .getBytes(StandardCharsets.US_ASCII);

  private TlsTarget() {}

  /**
   * Prints its port, and serves until it is ended.
   *
   * @param arguments a PKCS #12 file and its password
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    char[] password = arguments[1].toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
      keys.load(file, password);
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    try (SSLServerSocket server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, BACKLOG)) {
      System.out.println(server.getLocalPort());
      while (true) {
        Socket client = server.accept();
        Thread.startVirtualThread(() -> answer(client));
      }
    }
  }

  private static void answer(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      if (client.getInputStream().read(new byte[2048]) > 0) {
        client.getOutputStream().write(RESPONSE);
      }
    } catch (IOException e) {
      // The client went away.
    }
  }
}

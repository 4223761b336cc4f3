package io.milepost.healthcheck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * TLS 1.2 and 1.3 towards endpoints, whose certificates are not verified. Every handshake is a full
 * one, as that of a client who comes for the first time.
 *
 * <p>Differs from Route 53, which speaks TLS 1.0 and 1.1 too: the JDK has these switched off for
 * the whole JVM ({@code jdk.tls.disabledAlgorithms}).
 */
final class TlsClient {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** How the JDK begins messages about alerts, sent and received. */
  private static final Pattern ALERT = Pattern.compile("\\(([a-z_]+)\\) (.*)", Pattern.DOTALL);

  private static final String RECEIVED = "Received fatal alert";

  private static final TrustManager[] TRUSTING = {new TrustingManager()};

  private final SecureRandom random = new SecureRandom();

  /**
   * A context without sessions. One that is shared would keep them by address and port, and offer
   * to go on with those of another name.
   */
  private SSLContext freshContext() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, TRUSTING, random);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  /**
   * Makes the handshake over a connection.
   *
   * @param serverName what client_hello says; empty for nothing
   */
  SSLSocket handshake(Socket connected, Optional<String> serverName) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            freshContext()
                .getSocketFactory()
                .createSocket(connected, null, connected.getPort(), true);
    socket.setEnabledProtocols(PROTOCOLS);
    if (serverName.isPresent()) {
      SSLParameters parameters = socket.getSSLParameters();
      byte[] name = serverName.get().getBytes(StandardCharsets.US_ASCII);
      parameters.setServerNames(List.of(new SNIHostName(name)));
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return socket;
  }

  /** Whether the endpoint's certificate is for that name. */
  static boolean isFor(SSLSocket socket, String name) throws SSLException {
    Certificate[] chain = socket.getSession().getPeerCertificates();
    return chain.length > 0
        && chain[0] instanceof X509Certificate own
        && CertificateNames.of(own).carry(name);
  }

  /** What went wrong in a handshake or after it, as a sentence. */
  static String reason(SSLException fault) {
    if (fault.getCause() instanceof EOFException) {
      return StatusText.CLOSED;
    }
    String message = Optional.ofNullable(fault.getMessage()).orElse("unknown");
    Matcher alert = ALERT.matcher(message);
    if (!alert.matches()) {
      return "TLS failed: " + StatusText.printable(message) + ".";
    }
    return alert.group(2).startsWith(RECEIVED)
        ? StatusText.ALERT + alert.group(1) + "."
        : StatusText.ALERT + alert.group(1) + ": " + StatusText.printable(alert.group(2)) + ".";
  }
}

package io.milepost.healthcheck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * A probe of one address, step by step. Whatever an endpoint does ends in a finding: a step that
 * takes too long has its socket closed by the {@link ProbeRun}, and what is thrown then is told by
 * the step that it stopped.
 */
final class Attempt {
  private final InetAddress address;
  private final Optional<InetAddress> resolved;
  private final Target target;
  private final ProbeRun run;
  private final ProbeLimits limits;
  private final TlsClient tls;
  private final LongSupplier nanos;

  private final long start;
  private Optional<Duration> connected = Optional.empty();
  private Optional<Duration> handshake = Optional.empty();
  private Optional<Duration> firstOctet = Optional.empty();

  /** What to say if the step under way takes too long. */
  private String tooLate = StatusText.NO_CONNECTION_IN_TIME;

  /**
   * @param resolved the address, if it was looked up
   */
  Attempt(
      InetAddress address,
      Optional<InetAddress> resolved,
      Target target,
      ProbeRun run,
      ProbeLimits limits,
      TlsClient tls,
      LongSupplier nanos) {
    this.address = address;
    this.resolved = resolved;
    this.target = target;
    this.run = run;
    this.limits = limits;
    this.tls = tls;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
  }

  Finding make() throws LocalFault {
    try {
      if (target.request().isEmpty()) {
        connect(limits.tcpConnect());
        return finding(true, StatusText.connected(resolved));
      }
      return ask(target.request().get());
    } catch (IOException e) {
      Optional<LocalFault> local = LocalFault.of(e);
      if (local.isPresent()) {
        throw local.get();
      }
      return failure(run.isTimedOut() ? tooLate : reason(e));
    }
  }

  private Finding ask(Request request) throws IOException {
    Socket socket = connect(limits.connect());
    run.limit(limits.response());
    tooLate = StatusText.NO_RESPONSE_IN_TIME;
    if (!request.tls()) {
      return exchange(socket, request);
    }
    SSLSocket secured = secure(socket, request.serverName());
    if (request.serverName().isPresent() && !TlsClient.isFor(secured, request.serverName().get())) {
      return askWithoutName(request);
    }
    return exchange(secured, request);
  }

  /** The second attempt, over a connection of its own with limits of its own. */
  private Finding askWithoutName(Request request) throws IOException {
    handshake = Optional.empty();
    Socket socket = connect(limits.connect());
    run.limit(limits.response());
    tooLate = StatusText.NO_RESPONSE_IN_TIME;
    SSLSocket secured;
    try {
      secured = secure(socket, Optional.empty());
    } catch (SSLException e) {
      String reason = TlsClient.reason(e);
      return failure(reason.startsWith(StatusText.ALERT) ? reason : StatusText.HANDSHAKE_FAILURE);
    }
    return exchange(secured, request);
  }

  private Socket connect(Duration limit) throws IOException {
    tooLate = StatusText.NO_CONNECTION_IN_TIME;
    Socket socket = run.open();
    run.limit(limit);
    long begin = nanos.getAsLong();
    socket.connect(new InetSocketAddress(address, target.port()));
    connected = Optional.of(Duration.ofNanos(nanos.getAsLong() - begin));
    return socket;
  }

  private SSLSocket secure(Socket socket, Optional<String> serverName) throws IOException {
    long begin = nanos.getAsLong();
    // What the client says after the handshake must not wait for an acknowledgment.
    socket.setTcpNoDelay(true);
    SSLSocket secured = tls.handshake(socket, serverName);
    handshake = Optional.of(Duration.ofNanos(nanos.getAsLong() - begin));
    return secured;
  }

  /** Sends the request and reads as much of the response as is wanted. */
  private Finding exchange(Socket socket, Request request) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(request.octets());
    InputStream in = socket.getInputStream();
    ResponseReader response =
        new ResponseReader(
            in, () -> firstOctet = Optional.of(Duration.ofNanos(nanos.getAsLong() - start)));
    StatusLine status = response.statusLine();
    run.limit(limits.body());
    tooLate = StatusText.NO_HEADERS_IN_TIME;
    BodyFields fields = response.headers();
    if (status.isHealthy() && request.searched().isPresent()) {
      tooLate = StatusText.NO_BODY_IN_TIME;
      if (!response.bodyHas(request.searched().get(), status, fields)) {
        return failure(StatusText.STRING_NOT_FOUND);
      }
    }
    if (socket instanceof SSLSocket secured) {
      secured.close();
    }
    return finding(status.isHealthy(), StatusText.http(status.isHealthy(), status, resolved));
  }

  private static String reason(IOException fault) {
    String message = Optional.ofNullable(fault.getMessage()).orElse("unknown");
    return switch (fault) {
      case MalformedResponse _ -> StatusText.malformed(message);
      case EOFException _ -> StatusText.CLOSED;
      case SSLException tls -> TlsClient.reason(tls);
      case ConnectException _ when message.contains("refused") -> StatusText.REFUSED;
      case ConnectException _ when message.contains("timed out") -> StatusText.TIMED_OUT_BY_NETWORK;
      case ConnectException _, NoRouteToHostException _ -> message + ".";
      default ->
          message.contains("reset") || message.contains("Broken pipe")
              ? StatusText.RESET
              : message + ".";
    };
  }

  private Finding failure(String sentence) {
    return finding(false, StatusText.failure(sentence, resolved));
  }

  private Finding finding(boolean success, String status) {
    return new Finding(success, status, new ProbeTimings(connected, handshake, firstOctet));
  }
}

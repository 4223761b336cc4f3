package io.milepost.conformance.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** What an {@link Endpoint} does with a connection. */
enum Behaviour {
  /** Status 200, and a body in which "all is well" stands. */
  WELL,
  /** Status 503, with the same body. */
  UNAVAILABLE,
  /** Octets that are no HTTP, and no TLS where that is spoken. */
  GARBAGE,
  /** A status line, and headers without end. */
  ENDLESS_HEADERS,
  /** Status 200, and a body without end that never says anything. */
  INFINITE_BODY,
  /** An alert in the place of a handshake. */
  TLS_ALERT,
  /** The connection is reset as soon as it stands. */
  RESET,
  /** The endpoint's half of the connection is closed; the other stays open. */
  HALF_OPEN,
  /** Nothing is ever said. */
  HANG,
  /** Nobody listens. */
  REFUSE;

  private static final String BODY = "<html>all is well</html>\n";
  private static final byte[] NOISE =
      "\u0000\u0001\u00ff not HTTP \r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

  /** Version 3.3 of the record, two octets: fatal, handshake_failure (RFC 8446 section 6). */
  private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 40};

  /** Whether a handshake of TLS comes before it. */
  boolean isBehindHandshake() {
    return switch (this) {
      case WELL, UNAVAILABLE, ENDLESS_HEADERS, INFINITE_BODY -> true;
      case GARBAGE, TLS_ALERT, RESET, HALF_OPEN, HANG, REFUSE -> false;
    };
  }

  /** Serves a connection to its end. */
  void serve(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    OutputStream out = socket.getOutputStream();
    switch (this) {
      case WELL -> answer("200 OK", in, out);
      case UNAVAILABLE -> answer("503 Service Unavailable", in, out);
      case GARBAGE -> out.write(NOISE);
      case ENDLESS_HEADERS -> {
        write(out, "HTTP/1.1 200 OK\r\n");
        while (true) {
          write(out, "X-More: " + "x".repeat(1000) + "\r\n");
        }
      }
      case INFINITE_BODY -> {
        readRequest(in);
        write(out, "HTTP/1.1 200 OK\r\n\r\n");
        while (true) {
          write(out, "nothing ".repeat(100));
        }
      }
      case TLS_ALERT -> {
        in.read();
        out.write(ALERT);
      }
      case RESET -> socket.setSoLinger(true, 0);
      case HALF_OPEN -> {
        socket.shutdownOutput();
        in.transferTo(OutputStream.nullOutputStream());
      }
      case HANG -> in.transferTo(OutputStream.nullOutputStream());
      case REFUSE -> {}
    }
  }

  private static void answer(String status, InputStream in, OutputStream out) throws IOException {
    if (readRequest(in)) {
      write(out, "HTTP/1.1 " + status + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);
    }
  }

  /** Returns whether there was a request at all. */
  private static boolean readRequest(InputStream in) throws IOException {
    int newlines = 0;
    while (newlines < 2) {
      int octet = in.read();
      if (octet < 0) {
        return false;
      }
      if (octet == '\n') {
        newlines++;
      } else if (octet != '\r') {
        newlines = 0;
      }
    }
    return true;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}

package io.milepost.conformance.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * HTTP/1.1 as it is written, for requests that no well-behaved client sends: any header, any body,
 * any length. Each request has a connection of its own.
 */
public final class RawHttp {
  private static final int PATIENCE_MILLISECONDS = 20_000;

  private final InetSocketAddress server;

  public RawHttp(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * What came back.
   *
   * @param headers values by lower-case name
   * @param text the body, decompressed if it was compressed
   */
  public record Response(int status, Map<String, List<String>> headers, String text) {

    /** The first value of a header. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }

    /** What stands in the first element of that name, with the five entities resolved. */
    public Optional<String> element(String name) {
      int start = text.indexOf("<" + name + ">");
      int end = text.indexOf("</" + name + ">");
      if (start < 0 || end < start) {
        return Optional.empty();
      }
      return Optional.of(
          text.substring(start + name.length() + 2, end)
              .replace("&lt;", "<")
              .replace("&gt;", ">")
              .replace("&quot;", "\"")
              .replace("&apos;", "'")
              .replace("&#39;", "'")
              .replace("&#34;", "\"")
              .replace("&#xd;", "\r")
              .replace("&amp;", "&"));
    }

    /** The error's code and message, as {@code Code: Message}. */
    public String error() {
      return element("Code").orElse("no code") + ": " + element("Message").orElse("no message");
    }
  }

  public Response get(String target, String... headers) {
    return send("GET", target, "", headers);
  }

  public Response post(String target, String body, String... headers) {
    return send("POST", target, body, headers);
  }

  /**
   * Sends a request with a Host header that suits the port, unless another is given.
   *
   * @param target as it stands in the request line
   * @param headers such as {@code Origin: http://example.com}
   */
  public Response send(String method, String target, String body, String... headers) {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    return send(method, target, octets, headers);
  }

  /** Sends a request with a body of any octets. */
  public Response send(String method, String target, byte[] body, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Connection: close");
    if (!hasHeader(headers, "host")) {
      all.add("Host: " + server.getHostString() + ":" + server.getPort());
    }
    if (body.length > 0 && !hasHeader(headers, "content-length")) {
      all.add("Content-Length: " + body.length);
    }
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    String head = method + " " + target + " HTTP/1.1\r\n" + String.join("\r\n", all) + "\r\n\r\n";
    request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return sendOctets(request.toByteArray())
        .orElseThrow(() -> new AssertionError("closed without an answer: " + head));
  }

  private static boolean hasHeader(String[] headers, String name) {
    return Arrays.stream(headers)
        .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"));
  }

  /**
   * Sends octets, whatever they are.
   *
   * @return the answer, or nothing if the server closes the connection instead
   */
  public Optional<Response> sendOctets(byte[] request) {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      boolean refused = false;
      try {
        OutputStream out = socket.getOutputStream();
        out.write(request);
        out.flush();
      } catch (IOException e) {
        // The server stopped listening to so much; it may have said why before.
        refused = true;
      }
      try {
        return Optional.of(read(new BufferedInputStream(socket.getInputStream())));
      } catch (SocketTimeoutException e) {
        throw new AssertionError("no answer from " + server + " in time", e);
      } catch (IOException e) {
        if (refused || e instanceof SocketException || e instanceof Ended) {
          return Optional.empty();
        }
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("HTTP to " + server, e);
    }
  }

  private static Response read(InputStream in) throws IOException {
    String statusLine = line(in);
    int status = Integer.parseInt(statusLine.split(" ", 3)[1]);
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers
          .computeIfAbsent(
              header.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(header.substring(colon + 1).strip());
    }
    if (status == 100) {
      return read(in);
    }
    List<String> encoding = headers.getOrDefault("transfer-encoding", List.of());
    List<String> length = headers.getOrDefault("content-length", List.of());
    byte[] body;
    if (encoding.contains("chunked")) {
      body = chunked(in);
    } else if (!length.isEmpty()) {
      body = in.readNBytes(Integer.parseInt(length.getFirst()));
    } else {
      body = in.readAllBytes();
    }
    boolean compressed = headers.getOrDefault("content-encoding", List.of()).contains("gzip");
    return new Response(status, headers, compressed ? decompressed(body) : decoded(body));
  }

  private static String decoded(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String decompressed(byte[] body) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return decoded(in.readAllBytes());
    }
  }

  private static byte[] chunked(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.writeBytes(in.readNBytes(size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new Ended();
      }
      if (octet != '\r') {
        line.write(octet);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The connection ended before the answer was complete. */
  private static final class Ended extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

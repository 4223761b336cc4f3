package io.milepost.healthcheck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Reads a response to a GET request, in the order of the methods here. Needs a few kilobytes,
 * whatever the endpoint sends; whoever calls it ends what takes too long, by closing the stream's
 * socket. Every method throws {@link MalformedResponse} if the response is not valid, {@link
 * EOFException} if it ends too early, and what the stream throws.
 *
 * @see "RFC 7230 section 3"
 */
final class ResponseReader {
  /** How much of a body is searched, after decoding. */
  static final int SEARCHED_OCTETS = 5120;

  private static final int MAX_STATUS_LINE_OCTETS = 4096;

  private final ResponseInput in;
  private final HeaderReader headers;

  /**
   * @param firstOctet run when the first octet has come
   */
  ResponseReader(InputStream in, Runnable firstOctet) {
    this.in = new ResponseInput(in, firstOctet);
    this.headers = new HeaderReader(this.in);
  }

  /** The status of the final response; interim ones are passed over. */
  StatusLine statusLine() throws IOException {
    while (true) {
      int length = in.readLine(MAX_STATUS_LINE_OCTETS, "its status line is too long");
      StatusLine status = StatusLine.parse(in.line(), length);
      if (!status.isInterim()) {
        return status;
      }
      headers.read();
    }
  }

  /** The header fields that say how to read the body; all are read, and must be valid. */
  BodyFields headers() throws IOException {
    return headers.read();
  }

  /**
   * Whether a text stands within the first 5,120 octets of the body, decoded. Reads no further than
   * it must.
   *
   * @param fields what {@link #headers()} has given
   */
  boolean bodyHas(byte[] searched, StatusLine status, BodyFields fields) throws IOException {
    if (!status.hasBody()) {
      return false;
    }
    InputStream framed = framed(fields.framing());
    String named = fields.contentCodings();
    ContentCoding coding =
        ContentCoding.parse(named)
            .orElseThrow(() ->
                new MalformedResponse(
                    "its Content-Encoding is not known: " + StatusText.printable(named)));
    try (InputStream body = coding.decode(framed)) {
      return contains(body, searched);
    } catch (ZipException e) {
      throw new MalformedResponse("its body can't be decoded as " + named);
    } catch (EOFException e) {
      if (coding == ContentCoding.IDENTITY) {
        throw e;
      }
      throw new MalformedResponse("its body ends too early to be decoded as " + named);
    }
  }

  private InputStream framed(BodyFraming framing) throws MalformedResponse {
    return switch (framing) {
      case BodyFraming.Length length -> new LengthStream(in, length.octets());
      case BodyFraming.Chunked _ -> new ChunkedStream(in);
      case BodyFraming.UntilClose _ -> in;
      case BodyFraming.Unknown unknown ->
          throw new MalformedResponse(
              "its Transfer-Encoding is not known: "
                  + StatusText.printable(unknown.transferCoding()));
    };
  }

  private static boolean contains(InputStream body, byte[] searched) throws IOException {
    byte[] window = new byte[SEARCHED_OCTETS];
    int length = 0;
    int from = 0;
    while (true) {
      for (; from + searched.length <= length; from++) {
        if (standsAt(window, from, searched)) {
          return true;
        }
      }
      int count = length == window.length ? -1 : body.read(window, length, window.length - length);
      if (count < 0) {
        return false;
      }
      length += count;
    }
  }

  private static boolean standsAt(byte[] window, int from, byte[] searched) {
    for (int i = 0; i < searched.length; i++) {
      if (window[from + i] != searched[i]) {
        return false;
      }
    }
    return true;
  }
}

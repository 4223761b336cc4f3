package io.milepost.healthcheck.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * How a body is compressed.
 *
 * @see "RFC 7231 section 3.1.2.1"
 */
enum ContentCoding {
  IDENTITY,
  GZIP,
  DEFLATE;

  private static final int BUFFER_OCTETS = 512;

  /** The coding of a header field's value; empty if it is another, or several. */
  static Optional<ContentCoding> parse(String value) {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> Optional.of(IDENTITY);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "deflate" -> Optional.of(DEFLATE);
      default -> Optional.empty();
    };
  }

  /** The body as it was before; closing it frees what decoding holds. */
  InputStream decode(InputStream body) throws IOException {
    return switch (this) {
      case IDENTITY -> body;
      case GZIP -> new GZIPInputStream(body, BUFFER_OCTETS);
      case DEFLATE -> inflate(new PushbackInputStream(body, 2));
    };
  }

  /** With the frame of RFC 1950, as it should be, or without, as some send it. */
  private static InputStream inflate(PushbackInputStream body) throws IOException {
    byte[] start = body.readNBytes(2);
    body.unread(start);
    boolean framed =
        start.length == 2
            && (start[0] & 0x0f) == 8
            && (256 * (start[0] & 0xff) + (start[1] & 0xff)) % 31 == 0;
    return new RawInflater(body, new Inflater(!framed));
  }

  /** Ends its inflater when it is closed. */
  private static final class RawInflater extends InflaterInputStream {
    RawInflater(InputStream in, Inflater inflater) {
      super(in, inflater, BUFFER_OCTETS);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }
}

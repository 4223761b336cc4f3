package io.milepost.api.http;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.RequestTooLarge;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A body, unpacked as its content encoding says, that fails with {@link RequestTooLarge} where it
 * gets longer than it may be. Nothing is read before somebody reads.
 */
final class LimitedBody extends InputStream {
  private static final long MAX_DISCARDED_BYTES = 64 << 20;
  private static final Duration DISCARD_TIME = Duration.ofSeconds(2);

  private final InputStream sent;
  private final String encoding;
  private @Nullable InputStream unpacked;
  private long left;

  /**
   * @param encoding the value of {@code Content-Encoding}, empty if there was none
   * @param limit the most bytes that may be read, unpacked
   */
  LimitedBody(InputStream sent, String encoding, long limit) {
    this.sent = sent;
    this.encoding = encoding.strip().toLowerCase(Locale.ROOT);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = readUnpacked(buffer, offset, length);
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new RequestTooLarge();
    }
    return read;
  }

  private int readUnpacked(byte[] buffer, int offset, int length) throws IOException {
    try {
      if (unpacked == null) {
        unpacked = unpack();
      }
      return unpacked.read(buffer, offset, length);
    } catch (ZipException | EOFException e) {
      throw new InvalidInput(
          "The body could not be unpacked as its Content-Encoding '" + encoding + "' says.");
    }
  }

  private InputStream unpack() throws IOException {
    return switch (encoding) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> new GZIPInputStream(sent);
      default -> throw new InvalidInput("Content-Encoding '" + encoding + "' is not supported.");
    };
  }

  /**
   * Reads on what is still being sent, as far as that comes soon and is no flood. A connection that
   * is closed upon bytes nobody has read is reset, and a client in the midst of sending would never
   * see the answer.
   */
  void discardRest() throws InterruptedException {
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                sent.skipNBytes(MAX_DISCARDED_BYTES);
              } catch (IOException _) {
                // The body has ended, the client has gone, or the time is over.
              }
            });
    reader.join(DISCARD_TIME);
    reader.interrupt();
    reader.join();
  }

  @Override
  public void close() throws IOException {
    sent.close();
  }
}

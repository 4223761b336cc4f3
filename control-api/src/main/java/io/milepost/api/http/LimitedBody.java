package io.milepost.api.http;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.RequestTooLarge;
import java.io.ByteArrayInputStream;
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
public final class LimitedBody extends InputStream {
  private static final long MAX_DISCARDED_BYTES = 64 << 20;
  private static final Duration DISCARD_TIME = Duration.ofSeconds(2);

  private final String encoding;
  private final long limit;
  private InputStream sent;
  private @Nullable InputStream unpacked;
  private long left;

  /**
   * A body that nobody has read yet.
   *
   * @param encoding the value of {@code Content-Encoding}, empty if there was none
   * @param limit the most bytes that may be read, unpacked
   */
  public LimitedBody(InputStream sent, String encoding, long limit) {
    this.sent = sent;
    this.encoding = encoding.strip().toLowerCase(Locale.ROOT);
    this.limit = limit;
    this.left = limit;
  }

  /**
   * All octets as they were sent, still packed; they may be read unpacked afterwards.
   *
   * @throws RequestTooLarge if they are more than may be read unpacked
   * @throws InvalidInput if the client stops before the end
   */
  public byte[] asSent() {
    try {
      byte[] octets = sent.readNBytes((int) Math.min(limit + 1, Integer.MAX_VALUE));
      if (octets.length > limit) {
        throw new RequestTooLarge();
      }
      sent = new ByteArrayInputStream(octets);
      return octets;
    } catch (IOException e) {
      throw new InvalidInput("The body ended before it was whole.");
    }
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
    InputStream rest = sent;
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                rest.skipNBytes(MAX_DISCARDED_BYTES);
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

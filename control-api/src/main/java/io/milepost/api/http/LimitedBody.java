package io.milepost.api.http;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.RequestTooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body, unpacked as its content encoding says, that fails with {@link RequestTooLarge} where it
 * gets longer than it may be. Nothing is read before somebody reads.
 */
final class LimitedBody extends InputStream {
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
    if (unpacked == null) {
      unpacked = unpack();
    }
    int read = unpacked.read(buffer, offset, length);
    left -= Math.max(read, 0);
    if (left < 0) {
      throw new RequestTooLarge();
    }
    return read;
  }

  private InputStream unpack() throws IOException {
    return switch (encoding) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> new GZIPInputStream(sent);
      default -> throw new InvalidInput("Content-Encoding '" + encoding + "' is not supported.");
    };
  }

  @Override
  public void close() throws IOException {
    sent.close();
  }
}

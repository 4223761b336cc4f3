package io.milepost.api.http;

import io.milepost.model.error.RequestTooLarge;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that fails with {@link RequestTooLarge} where it gets longer than it may be. */
final class LimitedBody extends FilterInputStream {
  private long left;

  /**
   * @param limit the most bytes that may be read
   */
  LimitedBody(InputStream body, long limit) {
    super(body);
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new RequestTooLarge();
    }
  }
}

package io.milepost.healthcheck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends after a number of octets; that it ends before is an {@link EOFException}. */
final class LengthStream extends InputStream {
  private final ResponseInput in;
  private long left;

  LengthStream(ResponseInput in, long octets) {
    this.in = in;
    this.left = octets;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException();
    }
    left -= count;
    return count;
  }
}

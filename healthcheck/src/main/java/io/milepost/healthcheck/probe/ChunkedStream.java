package io.milepost.healthcheck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body in chunks. What follows the last one is not read.
 *
 * @see "RFC 7230 section 4.1"
 */
final class ChunkedStream extends InputStream {
  /** Of a chunk's size with its extensions. */
  private static final int MAX_LINE_OCTETS = 1024;

  private static final int MAX_SIZE_DIGITS = 15;
  private static final String TOO_LONG = "a chunk's size and extensions are too long";

  private final ResponseInput in;
  private long left;
  private boolean begun;
  private boolean ended;

  ChunkedStream(ResponseInput in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int count = in.read(target, offset, (int) Math.min(length, left));
    if (count < 0) {
      throw new EOFException();
    }
    left -= count;
    return count;
  }

  private void nextChunk() throws IOException {
    if (begun && in.readLine(0, "a chunk is longer than its size") != 0) {
      throw new IllegalStateException("a line without octets has some");
    }
    begun = true;
    int length = in.readLine(MAX_LINE_OCTETS, TOO_LONG);
    left = size(in.line(), length);
    ended = left == 0;
  }

  /** The hexadecimal digits up to a space, a semicolon or the end. */
  private static long size(byte[] line, int length) throws MalformedResponse {
    long size = 0;
    int digits = 0;
    while (digits < length && Character.digit((char) line[digits], 16) >= 0) {
      size = 16 * size + Character.digit((char) line[digits], 16);
      digits++;
      if (digits > MAX_SIZE_DIGITS) {
        throw new MalformedResponse(TOO_LONG);
      }
    }
    boolean ended =
        digits == length || line[digits] == ';' || line[digits] == ' ' || line[digits] == '\t';
    if (digits == 0 || !ended) {
      throw new MalformedResponse("a chunk's size is not a number");
    }
    return size;
  }
}

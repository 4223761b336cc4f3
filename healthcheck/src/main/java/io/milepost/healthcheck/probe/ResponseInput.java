package io.milepost.healthcheck.probe;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The octets of a response, by lines and as they come. Holds little of them, and nothing before the
 * first has come, since thousands may wait for that; not thread-safe.
 */
final class ResponseInput extends InputStream {
  private static final int BUFFER_OCTETS = 2048;
  private static final int FIRST_LINE_OCTETS = 128;

  private final InputStream in;
  private final Runnable firstOctet;
  private byte[] buffer = {};
  private int at;
  private int end;
  private byte[] line = {};

  /**
   * @param firstOctet run when the first octet has come
   */
  ResponseInput(InputStream in, Runnable firstOctet) {
    this.in = in;
    this.firstOctet = firstOctet;
  }

  /** Octets of the line that was read last; good until the next one is read. */
  byte[] line() {
    return line;
  }

  /**
   * Reads a line that ends with CRLF, or LF alone (RFC 7230 section 3.5).
   *
   * @param limit how many octets it may have, its end not counted
   * @param tooLong the reason if it has more
   * @return how many it has
   * @throws MalformedResponse if it is longer, or has a control character other than a tab
   * @throws EOFException if the endpoint closes before its end
   */
  int readLine(int limit, String tooLong) throws IOException {
    int length = 0;
    while (true) {
      int octet = read();
      if (octet == '\r') {
        if (read() != '\n') {
          throw new MalformedResponse("a carriage return stands alone");
        }
        return length;
      }
      if (octet == '\n') {
        return length;
      }
      if (octet < 0) {
        throw new EOFException();
      }
      if ((octet < ' ' && octet != '\t') || octet == 0x7f) {
        throw new MalformedResponse("a line has the control character " + octet);
      }
      if (length == limit) {
        throw new MalformedResponse(tooLong);
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, Math.max(FIRST_LINE_OCTETS, 2 * length));
      }
      line[length++] = (byte) octet;
    }
  }

  @Override
  public int read() throws IOException {
    return at < end || fill() ? buffer[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == end && !fill()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, target, offset, count);
    at += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (buffer.length == 0) {
      return begin();
    }
    int count = in.read(buffer);
    at = 0;
    end = Math.max(count, 0);
    return count > 0;
  }

  private boolean begin() throws IOException {
    int first = in.read();
    if (first < 0) {
      return false;
    }
    firstOctet.run();
    buffer = new byte[BUFFER_OCTETS];
    buffer[0] = (byte) first;
    end = 1;
    return true;
  }
}

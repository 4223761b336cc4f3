package io.milepost.model.rdata;

import java.io.ByteArrayOutputStream;

/** Rdata in the making; numbers in network byte order. */
final class RdataWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Appends the lowest octets of a number, {@code length} of them. */
  void number(long number, int length) {
    for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift));
    }
  }

  void octets(byte[] octets) {
    out.writeBytes(octets);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}

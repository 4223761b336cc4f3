package io.milepost.model.record;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a set in wire form, in the order in which they were given: each as its length (two
 * octets, big-endian) and its rdata without compression (RFC 1035 section 4.1.3).
 */
public final class RdataList {
  private final byte[] bytes;
  private final int count;

  private RdataList(byte[] bytes, int count) {
    this.bytes = bytes;
    this.count = count;
  }

  /**
   * A list of rdata.
   *
   * @throws IllegalArgumentException if there is none, or one is longer than 65535 octets
   */
  public static RdataList of(List<byte[]> rdata) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] one : rdata) {
      if (one.length > 0xffff) {
        throw new IllegalArgumentException("rdata of " + one.length + " octets");
      }
      joined.write(one.length >> 8);
      joined.write(one.length);
      joined.writeBytes(one);
    }
    return ofBytes(joined.toByteArray());
  }

  /**
   * A list in the form that {@link #toBytes()} gives; the array belongs to the list from here on.
   *
   * @throws IllegalArgumentException if it is not of that form, or empty
   */
  public static RdataList ofBytes(byte[] bytes) {
    return new RdataList(bytes, count(bytes));
  }

  /**
   * How many values some bytes hold.
   *
   * @throws IllegalArgumentException if they are not of the form that {@link #toBytes()} gives, or
   *     there is none
   */
  public static int count(byte[] bytes) {
    int count = 0;
    int at = 0;
    while (at + 2 <= bytes.length) {
      at += 2 + ((bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff));
      count++;
    }
    if (at != bytes.length || count == 0 || count > 0xffff) {
      throw new IllegalArgumentException("not a list of rdata: " + Arrays.toString(bytes));
    }
    return count;
  }

  /** How many values there are, at least 1. */
  public int count() {
    return count;
  }

  /** The bytes as the class comment says; not to be changed by the caller. */
  public byte[] toBytes() {
    return bytes;
  }

  /** The values one by one. */
  public List<byte[]> toList() {
    List<byte[]> list = new ArrayList<>(count);
    int at = 0;
    while (at < bytes.length) {
      int length = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
      list.add(Arrays.copyOfRange(bytes, at + 2, at + 2 + length));
      at += 2 + length;
    }
    return list;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RdataList list && Arrays.equals(bytes, list.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return count + " values in " + bytes.length + " octets";
  }
}

package io.milepost.model.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unsigned numbers in bytes, big-endian. */
final class Octets {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** The largest number of three octets. */
  static final int MAX_U24 = 0xffffff;

  private Octets() {}

  static int u16(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xffff;
  }

  static void putU16(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  /** A number of three octets, which some octet stands before. */
  static int u24(byte[] bytes, int at) {
    return i32(bytes, at - 1) & MAX_U24;
  }

  static void putU24(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 16);
    putU16(bytes, at + 1, value);
  }

  /** A number of four octets, as far as an {@code int} goes. */
  static int i32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static void putI32(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }
}

package io.milepost.server.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers of the message format (RFC 1035 section 4.1, RFC 6891 section 6.1). */
final class Wire {
  static final int HEADER_LENGTH = 12;
  static final int MAX_MESSAGE_LENGTH = 65_535;

  static final int FLAGS = 2;
  static final int QDCOUNT = 4;
  static final int ANCOUNT = 6;
  static final int NSCOUNT = 8;
  static final int ARCOUNT = 10;

  static final int QR = 0x8000;
  static final int OPCODE = 0x7800;
  static final int AA = 0x0400;
  static final int TC = 0x0200;
  static final int RD = 0x0100;

  static final int CLASS_IN = 1;

  /** The two bits that make a pointer of the 14 behind them (RFC 1035 section 4.1.4). */
  static final int POINTER = 0xc000;

  /** Type, class, TTL and rdlength: what stands between owner and rdata. */
  static final int RECORD_FIXED_LENGTH = 10;

  static final int TYPE_A = 1;
  static final int TYPE_NS = 2;
  static final int TYPE_AAAA = 28;
  static final int TYPE_OPT = 41;
  static final int TYPE_RRSIG = 46;
  static final int OPTION_NSID = 3;
  static final int OPTION_CLIENT_SUBNET = 8;
  static final int OPTION_EXTENDED_ERROR = 15;
  static final int DNSSEC_OK = 0x8000;

  /** The farthest place in a message that a pointer reaches. */
  static final int MAX_PLACE = 0x3fff;

  private static final VarHandle U16 =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle U64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Wire() {}

  static int u16(byte[] bytes, int at) {
    return (short) U16.get(bytes, at) & 0xffff;
  }

  static void putU16(byte[] bytes, int at, int value) {
    U16.set(bytes, at, (short) value);
  }

  static long u32(byte[] bytes, int at) {
    return (int) U32.get(bytes, at) & 0xffff_ffffL;
  }

  static long u64(byte[] bytes, int at) {
    return (long) U64.get(bytes, at);
  }

  static void putU32(byte[] bytes, int at, int value) {
    U32.set(bytes, at, value);
  }

  static void putU64(byte[] bytes, int at, long value) {
    U64.set(bytes, at, value);
  }
}

package io.milepost.server.wire;

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

  static final int TYPE_NS = 2;
  static final int TYPE_OPT = 41;
  static final int OPTION_NSID = 3;
  static final int OPTION_EXTENDED_ERROR = 15;
  static final int DNSSEC_OK = 0x8000;

  private Wire() {}

  static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  static void putU16(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }

  static void putU32(byte[] bytes, int at, int value) {
    putU16(bytes, at, value >> 16);
    putU16(bytes, at + 2, value);
  }
}

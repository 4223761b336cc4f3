package io.milepost.bench;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Queries as they come from a client: class IN, recursion desired. */
final class QueryBytes {
  private static final int HEADER_LENGTH = 12;
  private static final int RD = 0x0100;
  private static final int CLASS_IN = 1;
  private static final int OPT = 41;
  private static final int UDP_SIZE = 1232;
  private static final int OPTION_COOKIE = 10;
  private static final int COOKIE_LENGTH = 8;
  private static final int OPTION_CLIENT_SUBNET = 8;
  private static final int SUBNET_LENGTH = 7;

  private QueryBytes() {}

  /** A query without EDNS. */
  static byte[] of(String name, RecordType type) {
    byte[] qname = DnsName.of(name).toWire();
    byte[] message = new byte[HEADER_LENGTH + qname.length + 4];
    putQuestion(ByteBuffer.wrap(message), qname, type, 0);
    return message;
  }

  /** A query with EDNS and a client cookie (RFC 7873 section 4), as dig sends it. */
  static byte[] withEdns(String name, RecordType type) {
    byte[] qname = DnsName.of(name).toWire();
    byte[] message = new byte[HEADER_LENGTH + qname.length + 4 + 11 + 4 + COOKIE_LENGTH];
    ByteBuffer at = ByteBuffer.wrap(message);
    putQuestion(at, qname, type, 1);
    at.put((byte) 0).putShort((short) OPT).putShort((short) UDP_SIZE).putInt(0);
    at.putShort((short) (4 + COOKIE_LENGTH));
    at.putShort((short) OPTION_COOKIE).putShort((short) COOKIE_LENGTH);
    at.putLong(0x0123456789abcdefL);
    return message;
  }

  /**
   * A query with EDNS and a /24 behind which the client is (RFC 7871).
   *
   * @param network its address, the last octet 0
   */
  static byte[] withSubnet(String name, RecordType type, int network) {
    byte[] qname = DnsName.of(name).toWire();
    byte[] message = new byte[HEADER_LENGTH + qname.length + 4 + 11 + 4 + SUBNET_LENGTH];
    ByteBuffer at = ByteBuffer.wrap(message);
    putQuestion(at, qname, type, 1);
    at.put((byte) 0).putShort((short) OPT).putShort((short) UDP_SIZE).putInt(0);
    at.putShort((short) (4 + SUBNET_LENGTH));
    at.putShort((short) OPTION_CLIENT_SUBNET).putShort((short) SUBNET_LENGTH);
    at.putShort((short) 1).put((byte) 24).put((byte) 0);
    at.put((byte) (network >> 24)).put((byte) (network >> 16)).put((byte) (network >> 8));
    return message;
  }

  private static void putQuestion(ByteBuffer at, byte[] qname, RecordType type, int additional) {
    at.putShort((short) Arrays.hashCode(qname)).putShort((short) RD);
    at.putShort((short) 1).putInt(0).putShort((short) additional);
    at.put(qname).putShort((short) type.code()).putShort((short) CLASS_IN);
  }
}

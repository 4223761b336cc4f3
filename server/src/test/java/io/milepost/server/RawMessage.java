package io.milepost.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message put together octet by octet, so that it may be as wrong as a test likes. */
public final class RawMessage {
  private static final int ID = 0x1234;
  private static final int OPT_FIXED_LENGTH = 11;
  private static final int OPTION_FIXED_LENGTH = 4;
  private static final int PADDING = 12;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private RawMessage() {}

  public static RawMessage header(
      int flags, int questions, int answers, int authorities, int additionals) {
    return new RawMessage()
        .u16(ID)
        .u16(flags)
        .u16(questions)
        .u16(answers)
        .u16(authorities)
        .u16(additionals);
  }

  /** A query for a name's A records, with so many additional records to come. */
  public static RawMessage query(String name, int additionals) {
    return header(0, 1, 0, 0, additionals).question(name, 1, 1);
  }

  public RawMessage question(String name, int type, int dnsClass) {
    return name(name).u16(type).u16(dnsClass);
  }

  public RawMessage name(String dotted) {
    for (String label : dotted.split("\\.", -1)) {
      if (!label.isEmpty()) {
        label(label);
      }
    }
    return u8(0);
  }

  public RawMessage label(String text) {
    return u8(text.length()).text(text);
  }

  /** An OPT record whose padding (RFC 7830) makes the message as long as that. */
  public RawMessage optThatFills(int length) {
    int padding = length - bytes.size() - OPT_FIXED_LENGTH - OPTION_FIXED_LENGTH;
    byte[] option = new byte[OPTION_FIXED_LENGTH + padding];
    option[1] = PADDING;
    option[2] = (byte) (padding >> 8);
    option[3] = (byte) padding;
    return opt(option);
  }

  /** An OPT record of version 0 that takes 1232 octets, with options as they come. */
  public RawMessage opt(byte... options) {
    return opt(1232, 0, 0, options);
  }

  public RawMessage opt(int udpSize, int version, int flags, byte... options) {
    return u8(0).u16(41).u16(udpSize).u8(0).u8(version).u16(flags).u16(options.length).raw(options);
  }

  public RawMessage u8(int value) {
    bytes.write(value);
    return this;
  }

  public RawMessage u16(int value) {
    return u8(value >> 8).u8(value);
  }

  public RawMessage text(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public RawMessage raw(byte... octets) {
    bytes.writeBytes(octets);
    return this;
  }

  public byte[] toBytes() {
    return bytes.toByteArray();
  }
}

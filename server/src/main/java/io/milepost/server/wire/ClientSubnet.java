package io.milepost.server.wire;

import io.milepost.policy.client.Client;

/**
 * The client subnet option of a query (RFC 7871 section 6), as it stands in the received bytes.
 * Each query owns one.
 */
public final class ClientSubnet {
  /** Family, SOURCE PREFIX-LENGTH, SCOPE PREFIX-LENGTH. */
  private static final int FIXED_LENGTH = 4;

  private static final int NO_FAMILY = 0;
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;

  private byte[] message = {};

  /** Where the option's data begins; 0 if there is none. */
  private int at;

  private int length;

  void clear() {
    at = 0;
  }

  /**
   * Takes the option; of several the first counts.
   *
   * @param dataAt where its data begins
   * @return false if it is malformed: of a family that is not known, longer or shorter than its
   *     prefix, with bits set behind that, or with a scope
   */
  boolean set(byte[] received, int dataAt, int dataLength) {
    if (at != 0) {
      return true;
    }
    message = received;
    at = dataAt;
    length = dataLength;
    if (!isWellFormed()) {
      clear();
      return false;
    }
    return true;
  }

  private boolean isWellFormed() {
    if (length < FIXED_LENGTH || (message[at + 3] & 0xff) != 0) {
      return false;
    }
    int bits =
        switch (family()) {
          case NO_FAMILY -> 0;
          case IPV4 -> 32;
          case IPV6 -> 128;
          default -> -1;
        };
    int prefix = sourcePrefix();
    if (prefix > bits || length - FIXED_LENGTH != (prefix + Byte.SIZE - 1) / Byte.SIZE) {
      return false;
    }
    int lastBits = prefix % Byte.SIZE;
    return lastBits == 0 || (message[at + length - 1] & 0xff >> lastBits) == 0;
  }

  private int family() {
    return Wire.u16(message, at);
  }

  private int sourcePrefix() {
    return message[at + 2] & 0xff;
  }

  /** Whether the query has the option. */
  boolean isThere() {
    return at != 0;
  }

  /** Tells the client which network it stands for. */
  public void applyTo(Client client) {
    if (at == 0) {
      client.clearSubnet();
    } else if (family() == IPV6) {
      client.setSubnet(sourcePrefix()).setIpv6(bits(0, Long.BYTES), bits(Long.BYTES, Long.BYTES));
    } else {
      client.setSubnet(sourcePrefix()).setIpv4((int) bits(0, Integer.BYTES));
    }
  }

  /** Some octets of the address, those that are left out as 0. */
  private long bits(int from, int count) {
    long bits = 0;
    for (int i = from; i < from + count; i++) {
      int octet = FIXED_LENGTH + i < length ? message[at + FIXED_LENGTH + i] & 0xff : 0;
      bits = bits << Byte.SIZE | octet;
    }
    return bits;
  }

  /** How many octets the data has, in the query and in the answer. */
  int length() {
    return length;
  }

  /** Writes the data as it was, with a scope; where it ends. */
  int write(int scope, byte[] to, int offset) {
    System.arraycopy(message, at, to, offset, length);
    to[offset + 3] = (byte) scope;
    return offset + length;
  }
}

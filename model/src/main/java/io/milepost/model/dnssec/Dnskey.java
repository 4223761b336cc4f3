package io.milepost.model.dnssec;

import java.util.Arrays;
import java.util.Base64;

/**
 * The public half of a key of algorithm 13, ECDSAP256SHA256, as its DNSKEY record has it: flags,
 * protocol 3, algorithm 13 and 64 octets, x and y of the point (RFC 4034 section 2, RFC 6605
 * section 4).
 */
public final class Dnskey {
  /** The only algorithm. */
  public static final int ALGORITHM = 13;

  private static final int PROTOCOL = 3;
  private static final int HEADER_LENGTH = 4;
  private static final int POINT_LENGTH = 64;

  private final KeyRole role;
  private final byte[] rdata;
  private final int keyTag;

  private Dnskey(KeyRole role, byte[] rdata) {
    this.role = role;
    this.rdata = rdata;
    this.keyTag = keyTag(rdata);
  }

  /**
   * A key by its point.
   *
   * @param point x and y, 32 octets each
   * @throws IllegalArgumentException if the length is another
   */
  public static Dnskey of(KeyRole role, byte[] point) {
    if (point.length != POINT_LENGTH) {
      throw new IllegalArgumentException("a point of " + point.length + " octets");
    }
    byte[] rdata = new byte[HEADER_LENGTH + POINT_LENGTH];
    rdata[0] = (byte) (role.flags() >>> Byte.SIZE);
    rdata[1] = (byte) role.flags();
    rdata[2] = PROTOCOL;
    rdata[3] = ALGORITHM;
    System.arraycopy(point, 0, rdata, HEADER_LENGTH, POINT_LENGTH);
    return new Dnskey(role, rdata);
  }

  /** RFC 4034 appendix B. */
  private static int keyTag(byte[] rdata) {
    int sum = 0;
    for (int i = 0; i < rdata.length; i++) {
      int octet = Byte.toUnsignedInt(rdata[i]);
      sum += i % 2 == 0 ? octet << Byte.SIZE : octet;
    }
    return (sum + (sum >>> Short.SIZE)) & 0xffff;
  }

  public KeyRole role() {
    return role;
  }

  /** The record's rdata, 68 octets; not to be changed by the caller. */
  public byte[] rdata() {
    return rdata;
  }

  /** 0 to 65535; other keys may have the same. */
  public int keyTag() {
    return keyTag;
  }

  /** x and y of the point, 64 octets. */
  public byte[] point() {
    return Arrays.copyOfRange(rdata, HEADER_LENGTH, rdata.length);
  }

  /** The point as the record's text and the API have it. */
  public String publicKeyText() {
    return Base64.getEncoder().encodeToString(point());
  }

  /** The rdata in presentation format. */
  @Override
  public String toString() {
    return role.flags() + " " + PROTOCOL + " " + ALGORITHM + " " + publicKeyText();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dnskey that && Arrays.equals(rdata, that.rdata);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rdata);
  }
}

package io.milepost.model.dnssec;

import io.milepost.model.name.DnsName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The DS record that the parent of a zone has for one of its keys (RFC 4034 section 5), with the
 * digest SHA-256 (RFC 4509).
 */
public final class DelegationSigner {
  /** The digest's number: SHA-256. */
  public static final int DIGEST_TYPE = 2;

  private static final int HEADER_LENGTH = 4;

  private final int keyTag;
  private final byte[] digest;

  private DelegationSigner(int keyTag, byte[] digest) {
    this.keyTag = keyTag;
    this.digest = digest;
  }

  /** The record for a key of the zone with that apex. */
  public static DelegationSigner of(DnsName apex, Dnskey key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(apex.wire());
      return new DelegationSigner(key.keyTag(), sha256.digest(key.rdata()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The digest as the API has it, in upper case. */
  public String digestText() {
    return HexFormat.of().withUpperCase().formatHex(digest);
  }

  /**
   * Whether the rdata of a DS record may be of this key. With a digest of another type it is if tag
   * and algorithm are the same.
   */
  public boolean mayBe(byte[] rdata) {
    if (rdata.length < HEADER_LENGTH
        || ((rdata[0] & 0xff) << Byte.SIZE | (rdata[1] & 0xff)) != keyTag
        || rdata[2] != Dnskey.ALGORITHM) {
      return false;
    }
    return rdata[3] != DIGEST_TYPE
        || Arrays.equals(rdata, HEADER_LENGTH, rdata.length, digest, 0, digest.length);
  }

  /** The rdata in presentation format. */
  @Override
  public String toString() {
    return keyTag + " " + Dnskey.ALGORITHM + " " + DIGEST_TYPE + " " + digestText();
  }
}

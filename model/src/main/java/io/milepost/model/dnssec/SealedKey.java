package io.milepost.model.dnssec;

import java.util.Arrays;

/** A private key, encrypted: bytes that only the vault that made them can read. */
public final class SealedKey {
  private final byte[] bytes;

  private SealedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  public static SealedKey of(byte[] bytes) {
    return new SealedKey(bytes.clone());
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedKey that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "a sealed key of " + bytes.length + " octets";
  }
}

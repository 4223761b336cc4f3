package io.milepost.dnssec.sign;

import java.util.Arrays;

/** What a signature is found by: the keys and the contents of the set. */
final class SignatureKey {
  private static final int MULTIPLIER = 0x9e3779b1;

  private long keys;
  private byte[] bytes = {};
  private int length;
  private int hash;

  /** Points at a set, without a copy of it. */
  void point(long keysId, SetContent set) {
    keys = keysId;
    bytes = set.bytes();
    length = set.length();
    int sum = Long.hashCode(keys);
    int i = 0;
    for (; i + Integer.BYTES <= length; i += Integer.BYTES) {
      sum = (sum ^ Octets.i32(bytes, i)) * MULTIPLIER;
      sum ^= sum >>> 15;
    }
    for (; i < length; i++) {
      sum = sum * 31 + bytes[i];
    }
    hash = sum;
  }

  /** The same in bytes of its own, to be kept. */
  SignatureKey copy() {
    SignatureKey copy = new SignatureKey();
    copy.keys = keys;
    copy.bytes = Arrays.copyOf(bytes, length);
    copy.length = length;
    copy.hash = hash;
    return copy;
  }

  int length() {
    return length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignatureKey key
        && key.hash == hash
        && key.keys == keys
        && Arrays.equals(bytes, 0, length, key.bytes, 0, key.length);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

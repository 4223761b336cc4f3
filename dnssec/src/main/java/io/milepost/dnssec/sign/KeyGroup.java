package io.milepost.dnssec.sign;

import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.Rrset;
import java.util.ArrayList;
import java.util.List;

/** The keys of a zone that sign the same sets, ready to sign. Safe for use by many threads. */
final class KeyGroup {
  private static final int ALGORITHM_ECDSA_P256_SHA256 = 13;

  /** What stands before the signer's name (RFC 4034 section 3.1). */
  private static final int FIXED_LENGTH = 18;

  /**
   * A key that signs.
   *
   * @param tag its key tag
   */
  record OpenKey(int tag, EcdsaP256.Key key) {}

  private final long id;
  private final byte[] apex;
  private final List<OpenKey> keys;
  private final Validity validity;

  /**
   * @param id tells them from all others, in this zone and elsewhere
   * @param apex the zone's apex in lower-case wire form
   */
  KeyGroup(long id, byte[] apex, List<OpenKey> keys, Validity validity) {
    this.id = id;
    this.apex = apex;
    this.keys = List.copyOf(keys);
    this.validity = validity;
  }

  long id() {
    return id;
  }

  /** Signs a set with each key. */
  Signature sign(SetContent set, long nowSeconds) {
    long inception = nowSeconds - Validity.SKEW.toSeconds();
    long expiration = nowSeconds + validity.secondsFor(set.ttlSeconds());
    List<byte[]> signatures = new ArrayList<>(keys.size());
    for (OpenKey key : keys) {
      byte[] rrsig = rrsig(set, key.tag(), inception, expiration);
      byte[] signature = key.key().sign(CanonicalForm.of(set, rrsig));
      byte[] whole = new byte[rrsig.length + signature.length];
      System.arraycopy(rrsig, 0, whole, 0, rrsig.length);
      System.arraycopy(signature, 0, whole, rrsig.length, signature.length);
      signatures.add(whole);
    }
    Rrset made = new Rrset(RecordType.RRSIG, set.ttlSeconds(), RdataList.of(signatures), apex);
    long refresh = nowSeconds + validity.refreshAfter().toSeconds();
    return new Signature(made, inception, refresh, expiration);
  }

  /** RRSIG rdata without the signature; times are modulo 2^32 (RFC 4034 section 3.1.5). */
  private byte[] rrsig(SetContent set, int tag, long inception, long expiration) {
    byte[] rrsig = new byte[FIXED_LENGTH + apex.length];
    Octets.putU16(rrsig, 0, set.type());
    rrsig[2] = ALGORITHM_ECDSA_P256_SHA256;
    rrsig[3] = (byte) CanonicalForm.labels(set.bytes(), SetContent.OWNER);
    Octets.putI32(rrsig, 4, set.ttlSeconds());
    Octets.putI32(rrsig, 8, (int) expiration);
    Octets.putI32(rrsig, 12, (int) inception);
    Octets.putU16(rrsig, 16, tag);
    System.arraycopy(apex, 0, rrsig, FIXED_LENGTH, apex.length);
    return rrsig;
  }
}

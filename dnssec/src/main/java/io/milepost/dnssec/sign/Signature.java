package io.milepost.dnssec.sign;

import io.milepost.model.snapshot.Rrset;

/**
 * A signature of a set, or several by different keys.
 *
 * @param rrsig the RRSIG set, with the TTL of the set that it signs
 * @param inceptionSeconds since 1970: from when it is valid
 * @param refreshSeconds since 1970: from when another is made in its place
 * @param expirationSeconds since 1970: until when it is valid
 */
record Signature(Rrset rrsig, long inceptionSeconds, long refreshSeconds, long expirationSeconds) {
  /** Whether it may be given out, and no other is to be made. */
  boolean isFreshAt(long nowSeconds) {
    return inceptionSeconds <= nowSeconds && nowSeconds < refreshSeconds;
  }

  boolean isValidAt(long nowSeconds) {
    return inceptionSeconds <= nowSeconds && nowSeconds < expirationSeconds;
  }
}

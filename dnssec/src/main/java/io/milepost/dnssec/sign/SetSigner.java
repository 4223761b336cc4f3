package io.milepost.dnssec.sign;

import io.milepost.model.snapshot.Rrset;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Signs the sets of one answer after the other. Each event loop owns one. A set that was signed
 * before is looked up, which allocates nothing; a signature is made at once, as long as this
 * thread's share of time for that lasts.
 */
public final class SetSigner {
  private final Signatures signatures;
  private final SigningShare share;
  private final SetContent set = new SetContent();
  private final SignatureKey wanted = new SignatureKey();

  private @Nullable ZoneKeys keys;
  private long nowSeconds;
  private long validFromSeconds;
  private long validUntilSeconds;
  private int made;

  SetSigner(Signatures signatures, SigningShare share) {
    this.signatures = signatures;
    this.share = share;
  }

  /**
   * Begins with an answer of a zone that is signed.
   *
   * @return whether the zone's keys are there
   */
  public boolean start(ZoneSnapshot zone) {
    nowSeconds = signatures.nowSeconds();
    validFromSeconds = 0;
    validUntilSeconds = Long.MAX_VALUE;
    made = 0;
    keys = signatures.keysOf(zone);
    return keys != null;
  }

  /** Forgets the zone, so that a loop at rest keeps nothing alive that is gone. */
  public void forget() {
    keys = null;
  }

  /** Where the set is put that {@link #sign} signs. */
  public SetContent set() {
    return set;
  }

  /**
   * The signatures of {@link #set()}; there is one for each key that signs it.
   *
   * @return an RRSIG set; null if there is no time to make it now
   */
  public @Nullable Rrset sign() {
    KeyGroup signers = Objects.requireNonNull(keys).forType(set.type());
    wanted.point(signers.id(), set);
    Signature signature = signatures.find(wanted);
    if (signature == null || !signature.isFreshAt(nowSeconds)) {
      if (share.begin()) {
        signature = signers.sign(set, nowSeconds);
        share.end();
        signatures.keep(wanted.copy(), signature);
        made++;
      } else if (signature == null || !signature.isValidAt(nowSeconds)) {
        return null;
      }
    }
    validFromSeconds = Math.max(validFromSeconds, signature.inceptionSeconds());
    validUntilSeconds = Math.min(validUntilSeconds, signature.refreshSeconds());
    return signature.rrsig();
  }

  /** Since {@link #start}: from when all signatures are valid; seconds since 1970. */
  public long validFromSeconds() {
    return validFromSeconds;
  }

  /** Since {@link #start}: when the first signature is to be made anew; seconds since 1970. */
  public long validUntilSeconds() {
    return validUntilSeconds;
  }

  /** Since {@link #start}: how many sets were signed anew. */
  public int made() {
    return made;
  }
}

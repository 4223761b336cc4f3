package io.milepost.dnssec.sign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.milepost.dnssec.keys.KeyUnavailableException;
import io.milepost.dnssec.keys.KeyVault;
import io.milepost.model.snapshot.ZoneDirectory;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of all zones, made when a set is first answered and kept for the next time, as far
 * as memory allows. What a signature is found by is all that it depends on: the keys and the
 * contents of the set; so nothing has to be taken out when a zone changes. Safe for use by many
 * threads.
 */
public final class Signatures {
  private static final long MOST_OCTETS = 64L << 20;

  /** What an entry takes beyond the octets of its set and of its RRSIG set, about. */
  private static final int ENTRY_OVERHEAD = 300;

  private final Cache<SignatureKey, Signature> kept =
      Caffeine.newBuilder().maximumWeight(MOST_OCTETS).weigher(Signatures::weight).build();

  private final KeyRing keyRing;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  /**
   * @param keyRing opens the zones' keys
   * @param clock says what time it is; it may jump
   */
  public Signatures(KeyRing keyRing, InstantSource clock) {
    this(keyRing, clock, System::nanoTime);
  }

  /**
   * @param keyRing opens the zones' keys
   * @param clock says what time it is; it may jump
   * @param nanoTime measures how long signing takes, as {@link System#nanoTime}
   */
  public Signatures(KeyRing keyRing, InstantSource clock, LongSupplier nanoTime) {
    this.keyRing = keyRing;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** For zones of which none is signed. */
  public static Signatures none() {
    KeyVault noKeys =
        (zone, key) -> {
          throw new KeyUnavailableException("there are no keys");
        };
    return new Signatures(new KeyRing(noKeys, 1), InstantSource.system());
  }

  private static int weight(SignatureKey key, Signature signature) {
    int rrsig = signature.rrsig().end() - signature.rrsig().start();
    return ENTRY_OVERHEAD + key.length() + rrsig;
  }

  /** Readies what takes long, if any zone is signed; before the first question. */
  public void prepare(ZoneDirectory zones) {
    boolean[] any = new boolean[1];
    zones.forEach(zone -> any[0] |= zone.signing() != null);
    if (any[0]) {
      keyRing.useFastest();
    }
  }

  /** Who signs for one event loop. */
  public SetSigner newSigner() {
    return new SetSigner(this, new SigningShare(nanoTime));
  }

  long nowSeconds() {
    return Math.floorDiv(clock.millis(), 1000L);
  }

  /** The keys of a zone that is signed; null if they can't be had. */
  @Nullable ZoneKeys keysOf(ZoneSnapshot zone) {
    return keyRing.keysOf(zone, nowSeconds());
  }

  /** The signature of a set, of any age, or null. */
  @Nullable Signature find(SignatureKey key) {
    return kept.getIfPresent(key);
  }

  void keep(SignatureKey key, Signature signature) {
    kept.put(key, signature);
  }
}

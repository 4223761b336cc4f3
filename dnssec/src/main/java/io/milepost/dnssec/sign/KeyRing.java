package io.milepost.dnssec.sign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.milepost.dnssec.keys.KeyUnavailableException;
import io.milepost.dnssec.keys.KeyVault;
import io.milepost.model.dnssec.KeyRole;
import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.snapshot.ZoneSnapshot;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of zones, opened when they are first needed. Safe for use by many threads.
 *
 * <p>Keys that can't be opened are told about once, and tried again after {@value #RETRY_SECONDS}
 * seconds.
 */
public final class KeyRing {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
  private static final long RETRY_SECONDS = 10;

  private final Cache<ZoneSigning, Opened> opened = Caffeine.newBuilder().weakKeys().build();
  private final KeyVault vault;
  private final Validity ofKeys;
  private final Validity ofData;

  private volatile EcdsaP256 ecdsa = new BouncyCastleEcdsa();
  private final AtomicBoolean searching = new AtomicBoolean();

  /**
   * What became of a zone's keys.
   *
   * @param keys null if they can't be had before {@code retrySeconds}
   */
  private record Opened(@Nullable ZoneKeys keys, long retrySeconds) {}

  /**
   * @param vault opens the keys
   * @param timeScale by what the time is divided after which signatures are made anew, 1 or more
   */
  public KeyRing(KeyVault vault, int timeScale) {
    this.vault = vault;
    this.ofKeys = Validity.ofKeys(timeScale);
    this.ofData = Validity.ofData(timeScale);
  }

  /** The keys of a zone that is signed; null if they can't be had. */
  @Nullable ZoneKeys keysOf(ZoneSnapshot zone, long nowSeconds) {
    ZoneSigning signing = Objects.requireNonNull(zone.signing());
    Opened found = opened.getIfPresent(signing);
    if (found == null || (found.keys() == null && nowSeconds >= found.retrySeconds())) {
      found = open(zone, signing, nowSeconds, found == null);
      opened.put(signing, found);
    }
    return found.keys();
  }

  private Opened open(ZoneSnapshot zone, ZoneSigning signing, long nowSeconds, boolean first) {
    lookForFaster();
    try {
      ZoneKeys keys =
          new ZoneKeys(
              group(zone, signing, KeyRole.KSK, ofKeys), group(zone, signing, KeyRole.ZSK, ofData));
      return new Opened(keys, 0);
    } catch (KeyUnavailableException e) {
      if (first) {
        LOG.error("{} can't be signed: {}", zone.zone(), e.getMessage());
      }
      return new Opened(null, nowSeconds + RETRY_SECONDS);
    }
  }

  private KeyGroup group(ZoneSnapshot zone, ZoneSigning signing, KeyRole role, Validity validity)
      throws KeyUnavailableException {
    List<KeyGroup.OpenKey> keys = new ArrayList<>();
    MessageDigest digest = sha256();
    digest.update(zone.apex());
    for (ZoneKey key : signing.signing(role)) {
      digest.update(key.dnskey().rdata());
      ECPrivateKey privateKey = vault.open(zone.zone().id(), key);
      keys.add(new KeyGroup.OpenKey(key.keyTag(), ecdsa.key(privateKey)));
    }
    long id = ByteBuffer.wrap(digest.digest()).getLong();
    return new KeyGroup(id, zone.apex(), keys, validity);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Has the first use of a key find out who signs fastest, which takes a while. */
  private void lookForFaster() {
    if (searching.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("signers").start(this::useFastest);
    }
  }

  /** Finds out who signs fastest; from then on it does. */
  void useFastest() {
    searching.set(true);
    ecdsa = FastestEcdsa.find();
    opened.invalidateAll();
  }
}

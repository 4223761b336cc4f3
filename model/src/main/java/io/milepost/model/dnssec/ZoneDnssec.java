package io.milepost.model.dnssec;

import io.milepost.model.zone.HostedZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of a zone, and whether its answers are signed with them.
 *
 * @param statusMessage what is wrong; empty if nothing is
 * @param keySigningKeys at most two, in the order of their creation
 * @param zoneSigningKeys the oldest first; one is active while the zone is signed
 */
public record ZoneDnssec(
    ServeSignature serveSignature,
    String statusMessage,
    List<KeySigningKey> keySigningKeys,
    List<ZoneSigningKey> zoneSigningKeys) {
  /** A zone that nobody has made a key for. */
  public static final ZoneDnssec NONE =
      new ZoneDnssec(ServeSignature.NOT_SIGNING, "", List.of(), List.of());

  public ZoneDnssec {
    keySigningKeys = List.copyOf(keySigningKeys);
    zoneSigningKeys = List.copyOf(zoneSigningKeys);
  }

  /** What answers are signed with; empty if they are not. */
  public Optional<ZoneSigning> signing() {
    if (serveSignature != ServeSignature.SIGNING) {
      return Optional.empty();
    }
    Stream<ZoneKey> ksks =
        active().map(key -> new ZoneKey(key.dnskey(), key.material().sealed(), true, true));
    Stream<ZoneKey> zsks = zoneSigningKeys.stream().map(ZoneSigningKey::toZoneKey);
    return Optional.of(new ZoneSigning(Stream.concat(ksks, zsks).toList()));
  }

  /** The key-signing keys that sign, or would. */
  public Stream<KeySigningKey> active() {
    return withStatus(KeySigningKeyStatus.ACTIVE);
  }

  /** The key-signing keys of a status. */
  public Stream<KeySigningKey> withStatus(KeySigningKeyStatus status) {
    return keySigningKeys.stream().filter(key -> key.status() == status);
  }

  public Optional<KeySigningKey> keySigningKey(String name) {
    return keySigningKeys.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  public ZoneDnssec with(KeySigningKey added) {
    List<KeySigningKey> keys = new ArrayList<>(keySigningKeys);
    keys.removeIf(key -> key.name().equals(added.name()));
    int place =
        (int) keySigningKeys.stream().takeWhile(key -> !key.name().equals(added.name())).count();
    keys.add(Math.min(place, keys.size()), added);
    return new ZoneDnssec(serveSignature, statusMessage, keys, zoneSigningKeys);
  }

  public ZoneDnssec without(KeySigningKey removed) {
    List<KeySigningKey> keys =
        keySigningKeys.stream().filter(key -> !key.name().equals(removed.name())).toList();
    return new ZoneDnssec(serveSignature, statusMessage, keys, zoneSigningKeys);
  }

  public ZoneDnssec with(ServeSignature changed, String message) {
    return new ZoneDnssec(changed, message, keySigningKeys, zoneSigningKeys);
  }

  public ZoneDnssec withZoneSigningKeys(List<ZoneSigningKey> keys) {
    return new ZoneDnssec(serveSignature, statusMessage, keySigningKeys, keys);
  }

  /**
   * The same with what can't be used in status ACTION_NEEDED: an active key-signing key that can't
   * be opened, and the zone if it is signed and one of its keys can't be.
   */
  public ZoneDnssec seenBy(KeyMaker maker, HostedZoneId zone) {
    ZoneDnssec seen = this;
    String problem = "";
    for (KeySigningKey key : active().toList()) {
      String sentence = problem(maker, zone, key.material());
      if (!sentence.isEmpty()) {
        problem = sentence;
        Instant unchanged = key.lastModifiedDate();
        seen = seen.with(key.withStatus(KeySigningKeyStatus.ACTION_NEEDED, sentence, unchanged));
      }
    }
    for (ZoneSigningKey key : zoneSigningKeys) {
      String sentence = problem(maker, zone, key.material());
      problem = sentence.isEmpty() ? problem : sentence;
    }
    boolean signed = serveSignature == ServeSignature.SIGNING;
    return signed && !problem.isEmpty() ? seen.with(ServeSignature.ACTION_NEEDED, problem) : seen;
  }

  private static String problem(KeyMaker maker, HostedZoneId zone, KeyMaterial material) {
    try {
      maker.check(zone, material);
      return "";
    } catch (MasterKeyException e) {
      return String.valueOf(e.getMessage());
    }
  }
}

package io.milepost.model.dnssec;

import java.time.Instant;

/**
 * A zone-signing key, which is the server's own.
 *
 * @param since when it came into its state, to the millisecond
 */
public record ZoneSigningKey(KeyMaterial material, ZoneSigningKeyState state, Instant since) {
  ZoneSigningKey at(ZoneSigningKeyState next, Instant now) {
    return new ZoneSigningKey(material, next, now);
  }

  ZoneKey toZoneKey() {
    boolean signs = state == ZoneSigningKeyState.ACTIVE;
    return new ZoneKey(material.dnskey(), material.sealed(), true, signs);
  }
}

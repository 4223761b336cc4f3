package io.milepost.model.dnssec;

import java.util.List;

/**
 * What the answers of a signed zone are made with.
 *
 * @param keys the KSKs, and behind them the ZSKs; at least one of each signs
 */
public record ZoneSigning(List<ZoneKey> keys) {
  /**
   * @throws IllegalArgumentException if no key of a role is both published and signs
   */
  public ZoneSigning {
    keys = List.copyOf(keys);
    for (KeyRole role : KeyRole.values()) {
      if (keys.stream().noneMatch(key -> key.role() == role && key.published() && key.signs())) {
        throw new IllegalArgumentException("no " + role + " signs");
      }
    }
  }

  /** The DNSKEY set. */
  public List<ZoneKey> published() {
    return keys.stream().filter(ZoneKey::published).toList();
  }

  /** The keys of a role that make signatures; those of a KSK are of the DNSKEY set alone. */
  public List<ZoneKey> signing(KeyRole role) {
    return keys.stream().filter(key -> key.role() == role && key.signs()).toList();
  }
}

package io.milepost.dnssec.keys;

import io.milepost.model.dnssec.ZoneKey;
import io.milepost.model.zone.HostedZoneId;
import java.security.interfaces.ECPrivateKey;

/** Opens the private keys of zones. Safe for use by many threads. */
public interface KeyVault {
  /**
   * The private half of a key, decrypted; a call costs some microseconds, so that a caller keeps
   * what it got for as long as the zone has the key.
   *
   * @param zone whose key it is: a key opens for no other zone
   * @throws KeyUnavailableException if the master key is missing or another, or the sealed key was
   *     changed or is of another zone
   */
  ECPrivateKey open(HostedZoneId zone, ZoneKey key) throws KeyUnavailableException;
}

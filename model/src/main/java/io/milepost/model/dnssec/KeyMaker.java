package io.milepost.model.dnssec;

import io.milepost.model.zone.HostedZoneId;

/** The port by which keys are made. Safe for use by many threads. */
public interface KeyMaker {
  /**
   * A new pair for a zone. When this returns, what opens it is durable.
   *
   * @throws MasterKeyException if it can't be encrypted
   */
  KeyMaterial make(HostedZoneId zone, KeyRole role) throws MasterKeyException;

  /**
   * The same pair for another zone.
   *
   * @throws MasterKeyException if it can't be opened or encrypted
   */
  KeyMaterial copy(HostedZoneId from, KeyMaterial material, HostedZoneId to)
      throws MasterKeyException;

  /**
   * Makes sure that a pair of a zone can be used.
   *
   * @throws MasterKeyException if it can't be opened
   */
  void check(HostedZoneId zone, KeyMaterial material) throws MasterKeyException;
}

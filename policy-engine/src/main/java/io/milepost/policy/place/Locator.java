package io.milepost.policy.place;

import io.milepost.policy.client.ClientAddress;

/**
 * Finds where an address is. Safe for use by many threads; a search allocates nothing.
 *
 * @see "Route 53 Developer Guide: how Route 53 uses EDNS0 to estimate the location of a user"
 */
public interface Locator {
  /** The place of an address, or {@link Place#UNKNOWN}. */
  Place locate(ClientAddress address);

  /** Knows nothing. */
  Locator NOWHERE = address -> Place.UNKNOWN;
}

package io.milepost.model.lookup;

import io.milepost.model.name.DnsName;
import java.time.Duration;

/** Asks for the addresses of names. Safe for use by many threads. */
@FunctionalInterface
public interface NameLookup {
  /**
   * Asks for the addresses of a name, and waits for them on the caller's thread, which should be a
   * virtual one. Aliases (CNAME) are followed.
   *
   * @param limit how long to wait at most; then the result is {@link FoundAddresses.Failed}
   */
  FoundAddresses lookup(DnsName name, AddressFamily family, Duration limit);
}

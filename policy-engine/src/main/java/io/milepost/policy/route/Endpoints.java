package io.milepost.policy.route;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordType;
import io.milepost.model.snapshot.LookupResult;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the AWS endpoints that aliases lead to. Safe for use by many threads; what it is
 * asked on the answer path it answers at once, and allocates nothing.
 *
 * @see "Route 53 Developer Guide: choosing between alias and non-alias records"
 */
public interface Endpoints {
  /**
   * The values of an endpoint.
   *
   * @return an {@code Rrset}; {@code NoData} if the endpoint has none of the type; null if nothing
   *     is known of it
   */
  @Nullable LookupResult find(DnsName endpoint, RecordType type);

  /** Whether an endpoint is healthy; one of which nothing is known is. */
  boolean isHealthy(DnsName endpoint);

  /** Nothing is known of any endpoint. */
  Endpoints UNKNOWN =
      new Endpoints() {
        @Override
        public @Nullable LookupResult find(DnsName endpoint, RecordType type) {
          return null;
        }

        @Override
        public boolean isHealthy(DnsName endpoint) {
          return true;
        }
      };
}

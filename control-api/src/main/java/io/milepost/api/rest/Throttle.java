package io.milepost.api.rest;

import io.milepost.model.error.Throttling;
import io.milepost.model.error.ThrottlingException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/**
 * How often the account may call. Route 53 allows five requests a second over all operations: the
 * account has a bucket of five tokens, full at the start, each request takes one, and one comes
 * back every 200 ms. So five requests may come at once after a second without any, and over a
 * longer time no more than five a second and five. A request that is refused takes no token.
 *
 * <p>Of CreateHealthCheck 1,000 requests are allowed in any 24 hours besides.
 *
 * <p>Safe for use by many threads.
 *
 * @see "Route 53 Developer Guide: DNSLimitations, maximums on API requests"
 */
public interface Throttle {
  /** Never refuses. */
  Throttle OFF = operation -> {};

  /**
   * Counts a request.
   *
   * @param operation its name, such as {@code ListHostedZones}
   * @throws Throttling if the account makes more requests than it may
   * @throws ThrottlingException the same for the operations that declare it
   */
  void admit(String operation);

  /** The limits of Route 53. */
  static Throttle ofRoute53(InstantSource clock) {
    TokenBucket account = new TokenBucket(5, Duration.ofMillis(200), clock);
    CallWindow healthChecks = new CallWindow(1_000, Duration.ofHours(24), clock);
    Set<String> declaresOther =
        Set.of("ChangeTagsForResource", "ListTagsForResource", "ListTagsForResources");
    return operation -> {
      boolean admitted =
          account.take() && (!operation.equals("CreateHealthCheck") || healthChecks.take());
      if (!admitted) {
        throw declaresOther.contains(operation) ? new ThrottlingException() : new Throttling();
      }
    };
  }
}

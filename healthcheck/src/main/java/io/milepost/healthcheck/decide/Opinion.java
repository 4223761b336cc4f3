package io.milepost.healthcheck.decide;

/**
 * What one checker thinks of its endpoint. It changes its opinion when as many results in a row as
 * the failure threshold contradict it, the same number both ways.
 *
 * @param contrary how many of the last results in a row contradicted it: 0 to one less than the
 *     threshold
 * @see "Route 53 API Reference: HealthCheckConfig, FailureThreshold"
 */
public record Opinion(boolean healthy, int contrary) {
  /** An opinion that no result contradicts yet. */
  static Opinion of(boolean healthy) {
    return new Opinion(healthy, 0);
  }

  /**
   * The opinion after one more result.
   *
   * @param failureThreshold 1 to 10
   */
  Opinion after(boolean success, int failureThreshold) {
    if (success == healthy) {
      return contrary == 0 ? this : of(healthy);
    }
    return contrary + 1 >= failureThreshold ? of(success) : new Opinion(healthy, contrary + 1);
  }
}

package io.milepost.model.operation;

import io.milepost.model.zone.HostedZoneId;
import java.util.List;

/** What a requested set is to answer with, as it was written. */
public sealed interface RequestedData {
  /**
   * Values of the set's own.
   *
   * @param ttlSeconds 0 to 2147483647
   * @param values 1 to 400 texts
   */
  record Values(long ttlSeconds, List<String> values) implements RequestedData {
    public Values {
      values = List.copyOf(values);
    }
  }

  /**
   * The values of another record set, or of an AWS endpoint.
   *
   * @param hostedZoneId the target's zone
   * @param dnsName the target's name
   */
  record Alias(HostedZoneId hostedZoneId, String dnsName, boolean evaluateTargetHealth)
      implements RequestedData {}

  /** What a traffic policy says: only Route 53 itself makes such sets. */
  record TrafficPolicyInstance(String id) implements RequestedData {}
}

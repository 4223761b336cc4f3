package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether a DELETE repeats what is stored, and whether two members of a group are at one place. */
final class SameSet {
  private SameSet() {}

  /**
   * Whether data, routing and health check are the same; values may come in another order, names in
   * another spelling.
   */
  static boolean repeats(RequestedChange change, ResourceRecordSet stored) {
    return isSame(change.data(), stored.data())
        && isSame(change.routing(), stored.routing())
        && change.healthCheckId().equals(stored.healthCheckId());
  }

  private static boolean isSame(RequestedData requested, RecordData stored) {
    return switch (requested) {
      case RequestedData.Values values ->
          stored instanceof RecordData.Values there
              && values.ttlSeconds() == there.ttlSeconds()
              && sorted(values.values()).equals(sorted(there.values()));
      case RequestedData.Alias alias ->
          stored instanceof RecordData.Alias there
              && target(alias).equals(Optional.of(there.target()));
      case RequestedData.TrafficPolicyInstance _ -> false;
    };
  }

  private static List<String> sorted(List<String> values) {
    return values.stream().sorted().toList();
  }

  private static Optional<AliasTarget> target(RequestedData.Alias alias) {
    try {
      DnsName name = DnsName.parse(alias.dnsName());
      return Optional.of(new AliasTarget(alias.hostedZoneId(), name, alias.evaluateTargetHealth()));
    } catch (FatalProblemException e) {
      return Optional.empty();
    }
  }

  private static boolean isSame(RoutingPolicy one, RoutingPolicy other) {
    if (one instanceof Geoproximity here && other instanceof Geoproximity there) {
      return here.identifier().equals(there.identifier())
          && here.bias() == there.bias()
          && isSamePlace(here.location(), there.location());
    }
    return one.equals(other);
  }

  /** Coordinates are compared as numbers: {@code 1.5} is {@code +1.50}. */
  static boolean isSamePlace(Location one, Location other) {
    if (one instanceof Location.Coordinates here && other instanceof Location.Coordinates there) {
      return isSameNumber(here.latitude(), there.latitude())
          && isSameNumber(here.longitude(), there.longitude());
    }
    return one.equals(other);
  }

  private static boolean isSameNumber(String one, String other) {
    return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
  }
}

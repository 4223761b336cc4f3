package io.milepost.model.operation;

import io.milepost.model.catalog.AwsEndpoints;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.zone.HostedZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an alias may target: a set of its own zone with its own type, as the batch leaves the zone;
 * or an AWS endpoint, of which the zone, the end of the name and the type are looked at.
 *
 * <p>Differs from Route 53: whether the endpoint exists can't be known, and a zone that is not
 * known is taken for that of a newer region if the name is one of AWS (the latter not with {@code
 * --strict}).
 *
 * @see "Route 53 Developer Guide: choosing between alias and non-alias records"
 */
final class AliasRules {
  private final ZoneTerms terms;
  private final WorkingZone zone;
  private final Set<RecordSetKey> unread;
  private final Predicate<HostedZoneId> isHostedZone;

  /**
   * @param unread sets that are to be there, but could not be read
   */
  AliasRules(
      ZoneTerms terms,
      WorkingZone zone,
      Set<RecordSetKey> unread,
      Predicate<HostedZoneId> isHostedZone) {
    this.terms = terms;
    this.zone = zone;
    this.unread = unread;
    this.isHostedZone = isHostedZone;
  }

  /** What is wrong with the target of a set, if it is an alias. */
  List<String> faultsOf(ResourceRecordSet set) {
    if (!(set.data() instanceof RecordData.Alias alias)) {
      return List.of();
    }
    AliasTarget target = alias.target();
    HostedZoneId targetZone = target.hostedZoneId();
    if (targetZone.equals(terms.id())) {
      boolean inZone = target.dnsName().isAtOrBelow(terms.apex());
      boolean found = inZone && (terms.restored() || exists(target, set.type()));
      return faults(target, set.type(), inZone, found);
    }
    if (AwsEndpoints.contains(targetZone)) {
      boolean inZone = AwsEndpoints.hasName(targetZone, target.dnsName());
      boolean found = inZone && AwsEndpoints.hasType(targetZone, set.type());
      List<String> faults = faults(target, set.type(), inZone, found);
      faults.addAll(cloudFrontFaults(target, set.type()));
      return faults;
    }
    if (isHostedZone.test(targetZone)) {
      return List.of(BatchMessages.aliasOfAnotherZone(target, set.type()));
    }
    boolean newer = !terms.strict() && AwsEndpoints.mayBeNewer(target.dnsName(), set.type());
    List<String> faults = faults(target, set.type(), true, newer);
    faults.addAll(cloudFrontFaults(target, set.type()));
    return faults;
  }

  private static List<String> faults(
      AliasTarget target, RecordType type, boolean inZone, boolean found) {
    List<String> faults = new ArrayList<>();
    if (!inZone) {
      faults.add(BatchMessages.aliasOutsideZone(target, type));
    }
    if (!found) {
      faults.add(BatchMessages.aliasNotFound(target, type));
    }
    return faults;
  }

  private boolean exists(AliasTarget target, RecordType type) {
    return !zone.group(target.dnsName(), type).isEmpty()
        || unread.stream()
            .anyMatch(key -> key.name().equals(target.dnsName()) && key.type() == type);
  }

  private List<String> cloudFrontFaults(AliasTarget target, RecordType type) {
    List<String> faults = new ArrayList<>();
    if (AwsEndpoints.isCloudFront(target.dnsName())) {
      if (target.evaluateTargetHealth()) {
        faults.add(BatchMessages.healthOfCloudFront(target, type));
      }
      if (terms.isPrivate()) {
        faults.add(BatchMessages.cloudFrontInPrivateZone(target, type));
      }
    }
    return faults;
  }
}

package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblem;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;

/** The messages of an InvalidChangeBatch, in Route 53's words where they are known. */
final class BatchMessages {
  static final String NO_APEX_NS =
      "A HostedZone must contain at least one NS record for the zone itself.";
  static final String NO_SOA = "A HostedZone must contain exactly one SOA record.";

  private BatchMessages() {}

  static String alreadyExists(RecordSetKey key) {
    return "Tried to create resource record set " + bracketed(key) + " but it already exists";
  }

  static String notFound(RecordSetKey key) {
    return "Tried to delete resource record set " + bracketed(key) + " but it was not found";
  }

  static String otherValues(RecordSetKey key) {
    return "Tried to delete resource record set "
        + bracketed(key)
        + " but the values provided do not match the current values";
  }

  private static String bracketed(RecordSetKey key) {
    String identifier =
        key.setIdentifier().map(value -> ", set-identifier='" + value + "'").orElse("");
    return "[name='" + key.name() + "', type='" + key.type() + "'" + identifier + "]";
  }

  static String contradiction(RecordSetKey key) {
    return "The request contains an invalid set of changes for a resource record set '"
        + key.type()
        + " "
        + key.name()
        + "'";
  }

  static String outsideZone(DnsName name, DnsName apex) {
    return "RRSet with DNS name " + name + " is not permitted in zone " + apex;
  }

  static String duplicateValue(String value) {
    return "Duplicate Resource Record: '" + value + "'";
  }

  static String invalidValue(FatalProblem problem) {
    return "Invalid Resource Record: '" + problem.message() + "'";
  }

  static String severalValues(RecordSetKey key) {
    return ofType(key.type(), key.name()) + " may have only one value.";
  }

  private static String ofType(RecordType type, DnsName name) {
    return "RRSet of type " + type + " with DNS name " + name;
  }

  static String trafficPolicyInstance(RecordSetKey key) {
    return "RRSet with DNS name "
        + key.name()
        + ", type "
        + key.type()
        + " cannot be created with a TrafficPolicyInstanceId: only a traffic policy instance"
        + " creates such RRSets.";
  }

  static String cnameConflicts(DnsName name, DnsName apex) {
    return ofType(RecordType.CNAME, name)
        + " is not permitted as it conflicts with other records with the same DNS name in zone "
        + apex;
  }

  static String conflictsWithCname(RecordSetKey key, DnsName apex) {
    return ofType(key.type(), key.name())
        + " is not permitted because a conflicting RRSet of type  CNAME with the same DNS name"
        + " already exists in zone "
        + apex;
  }

  static String notAtApex(RecordType type, DnsName apex) {
    return ofType(type, apex) + " is not permitted at apex in zone " + apex;
  }

  static String soaBelowApex(DnsName name, DnsName apex) {
    return ofType(RecordType.SOA, name) + " is not permitted below the apex in zone " + apex;
  }

  static String wildcardNs(DnsName name, DnsName apex) {
    return ofType(RecordType.NS, name) + " is not permitted as a wildcard in zone " + apex;
  }

  static String delegationInPrivateZone(DnsName name, DnsName apex) {
    return ofType(RecordType.NS, name) + " is not permitted below the apex in private zone " + apex;
  }

  static String aliasType(RecordSetKey key, DnsName apex) {
    return ofType(key.type(), key.name()) + " is not permitted as an alias in zone " + apex;
  }

  static String aliasOutsideZone(AliasTarget target, RecordType type) {
    return aliasTo(target, type) + "but the alias target name does not lie within the target zone";
  }

  static String aliasNotFound(AliasTarget target, RecordType type) {
    return aliasTo(target, type) + "but that target was not found";
  }

  private static String aliasTo(AliasTarget target, RecordType type) {
    return "Tried to create an alias that targets "
        + target.dnsName()
        + ", type "
        + type
        + " in zone "
        + target.hostedZoneId()
        + ", ";
  }

  static String aliasOfAnotherZone(AliasTarget target, RecordType type) {
    return aliasTo(target, type)
        + "but an alias may only target its own hosted zone or an AWS endpoint";
  }

  static String aliasLoop(AliasTarget target, ResourceRecordSet alias) {
    return aliasTo(target, alias.type())
        + "but that target leads back to the alias "
        + alias.name();
  }

  static String healthOfCloudFront(AliasTarget target, RecordType type) {
    return aliasTo(target, type)
        + "but EvaluateTargetHealth cannot be true for a CloudFront distribution";
  }

  static String cloudFrontInPrivateZone(AliasTarget target, RecordType type) {
    return aliasTo(target, type)
        + "but an alias in a private hosted zone cannot target a CloudFront distribution";
  }

  static String tooManySets(DnsName zone, long limit) {
    return "Zone " + zone + " may have at most " + limit + " resource record sets";
  }
}

package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover;
import io.milepost.model.record.RoutingPolicy.Geolocation;
import io.milepost.model.record.RoutingPolicy.Geoproximity;
import io.milepost.model.record.RoutingPolicy.IpBased;
import io.milepost.model.record.RoutingPolicy.Latency;
import io.milepost.model.record.RoutingPolicy.Multivalue;
import io.milepost.model.record.RoutingPolicy.Simple;
import io.milepost.model.record.RoutingPolicy.Weighted;

/**
 * The messages about sets of one name and type, in Route 53's words where they are known, and in
 * like words elsewhere.
 */
final class GroupMessages {
  private GroupMessages() {}

  static String simpleBesideOthers(ResourceRecordSet set) {
    return nameAndType(set)
        + " cannot be created as other RRSets exist with the same name and type.";
  }

  private static String nameAndType(ResourceRecordSet set) {
    return "RRSet with DNS name " + set.name() + ", type " + set.type();
  }

  private static String named(ResourceRecordSet set) {
    return nameAndType(set) + ", SetIdentifier " + set.key().identifierText();
  }

  /** A set and the clients that it is for. */
  private static String described(ResourceRecordSet set) {
    return switch (set.routing()) {
      case Simple _, Weighted _, Multivalue _ -> named(set);
      case Latency latency -> named(set) + ", and Region Name=" + latency.region();
      case Failover failover -> named(set) + ", and Failover=" + failover.role();
      // The brackets do not match in Route 53's own message.
      case Geolocation place ->
          "RRSet with DNS name "
              + set.name()
              + ", SetIdentifier "
              + set.key().identifierText()
              + ", and routing to ["
              + PlaceWords.names(place)
              + "}";
      case Geoproximity nearest ->
          named(set) + ", and location [" + PlaceWords.location(nearest.location()) + "]";
      case IpBased blocks -> named(set) + ", and CIDR location " + blocks.locationName();
    };
  }

  /** Members of another policy, or a simple set, are there. */
  static String mixed(ResourceRecordSet set) {
    String rest =
        switch (set.routing()) {
          case Simple _ -> throw new IllegalArgumentException("a simple set: " + set.key());
          case Weighted _ ->
              " cannot be created as a non-weighted set exists with the same name and type.";
          case Multivalue _ ->
              " cannot be created because a non multivalue answer rrset exists with the same name"
                  + " and type.";
          case Latency _, Failover _, Geolocation _, Geoproximity _, IpBased _ ->
              " cannot be created because a non-"
                  + policy(set.routing())
                  + " RRSet with the same name and type already exists.";
        };
    return described(set) + rest;
  }

  /** Another member is for the same region, place, location or role. */
  static String sameClients(ResourceRecordSet set) {
    String what =
        switch (set.routing()) {
          case Simple _, Weighted _, Multivalue _ ->
              throw new IllegalArgumentException("no two exclude each other: " + set.key());
          case Latency _ -> "region";
          case Failover _ -> "role";
          case Geolocation _, Geoproximity _, IpBased _ -> "location";
        };
    return described(set)
        + " cannot be created because a "
        + policy(set.routing())
        + " RRSet with the same name, type and "
        + what
        + " already exists.";
  }

  /** The policy as the messages about groups have it. */
  private static String policy(RoutingPolicy routing) {
    return switch (routing) {
      case Simple _ -> "simple";
      case Weighted _ -> "weighted";
      case Latency _ -> "latency";
      case Failover _ -> "failover";
      case Geolocation _ -> "GEO";
      case Geoproximity _ -> "geoproximity";
      case Multivalue _ -> "multivalue answer";
      case IpBased _ -> "CIDR";
    };
  }

  /** The policy in the words of Route 53's manual. */
  private static String words(RoutingPolicy routing) {
    return switch (routing) {
      case Geolocation _ -> "geolocation";
      case IpBased _ -> "IP-based";
      case Simple _, Weighted _, Latency _, Failover _, Geoproximity _, Multivalue _ ->
          policy(routing);
    };
  }

  static String otherTtl(ResourceRecordSet set) {
    return "RRSet with DNS name "
        + set.name()
        + "  and type "
        + set.type()
        + ", SetIdentifier "
        + set.key().identifierText()
        + " cannot be created as weighted sets must contain the same TTL.";
  }

  static String otherCollection(ResourceRecordSet set) {
    return named(set)
        + " cannot be created because a CIDR RRSet with the same name and type uses another CIDR"
        + " collection.";
  }

  static String tooMany(ResourceRecordSet set, int most) {
    return named(set)
        + " cannot be created as "
        + most
        + " "
        + policy(set.routing())
        + " RRSets already exist with the same name and type.";
  }

  static String unknownPlace(String place) {
    return "Cannot find location: '" + place + "'.  No changes made.";
  }

  static String typeNotAllowed(ResourceRecordSet set, DnsName apex) {
    return "RRSet of type "
        + set.type()
        + " with DNS name "
        + set.name()
        + ", SetIdentifier "
        + set.key().identifierText()
        + " is not permitted with "
        + words(set.routing())
        + " routing in zone "
        + apex;
  }

  static String notInPrivateZone(ResourceRecordSet set) {
    return named(set)
        + " cannot be created because "
        + words(set.routing())
        + " routing is not supported in a private hosted zone.";
  }
}

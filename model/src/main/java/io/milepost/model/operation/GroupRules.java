package io.milepost.model.operation;

import io.milepost.model.catalog.AwsRegions;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Failover;
import io.milepost.model.record.RoutingPolicy.Geolocation;
import io.milepost.model.record.RoutingPolicy.Geoproximity;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.RoutingPolicy.IpBased;
import io.milepost.model.record.RoutingPolicy.Latency;
import io.milepost.model.record.RoutingPolicy.Multivalue;
import io.milepost.model.record.RoutingPolicy.Simple;
import io.milepost.model.record.RoutingPolicy.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rules that the record sets of one name and type obey together, checked where a batch wrote a
 * set: they have one routing policy, and no two of them are for the same clients.
 *
 * @see "Route 53 Developer Guide: routing-policy"
 */
final class GroupRules {
  private static final int MAX_MEMBERS = 100;
  private static final int MAX_GEOPROXIMITY_MEMBERS = 30;

  private final ZoneTerms terms;

  GroupRules(ZoneTerms terms) {
    this.terms = terms;
  }

  /**
   * What is wrong with a set.
   *
   * @param others the sets of its name and type that were there before it
   */
  List<String> faultsOf(ResourceRecordSet set, List<ResourceRecordSet> others) {
    if (set.routing() instanceof Simple) {
      return others.isEmpty() ? List.of() : List.of(GroupMessages.simpleBesideOthers(set));
    }
    List<String> faults = new ArrayList<>();
    if (!isTypeAllowed(set.routing(), set.type())) {
      faults.add(GroupMessages.typeNotAllowed(set, terms.apex()));
    }
    if (terms.isPrivate() && isForPublicZones(set.routing())) {
      faults.add(GroupMessages.notInPrivateZone(set));
    }
    placeFault(set.routing()).ifPresent(faults::add);
    boolean mixed =
        others.stream()
            .anyMatch(other -> !other.routing().getClass().equals(set.routing().getClass()));
    if (mixed) {
      faults.add(GroupMessages.mixed(set));
    } else {
      faults.addAll(membersFaults(set, others));
    }
    return faults;
  }

  private static boolean isTypeAllowed(RoutingPolicy routing, RecordType type) {
    return !ZoneRules.isForZoneAndDelegation(type)
        && !(routing instanceof Multivalue && type == RecordType.CNAME);
  }

  private static boolean isForPublicZones(RoutingPolicy routing) {
    return routing instanceof Geoproximity || routing instanceof IpBased;
  }

  /** The message if the place that a set is for is not known. */
  private static Optional<String> placeFault(RoutingPolicy routing) {
    return switch (routing) {
      case Geolocation place when PlaceWords.find(place).isEmpty() ->
          Optional.of(GroupMessages.unknownPlace(PlaceWords.codes(place)));
      case Geoproximity nearest when !isKnown(nearest.location()) ->
          Optional.of(GroupMessages.unknownPlace(PlaceWords.location(nearest.location())));
      case Geolocation _, Geoproximity _ -> Optional.empty();
      case Simple _, Weighted _, Latency _, Failover _, Multivalue _, IpBased _ -> Optional.empty();
    };
  }

  private static boolean isKnown(Location location) {
    return switch (location) {
      case Location.Region region -> AwsRegions.contains(region.name());
      case Location.LocalZoneGroup group -> AwsRegions.mayHaveLocalZoneGroup(group.name());
      case Location.Coordinates _ -> true;
    };
  }

  /** What is wrong among members of one policy. */
  private static List<String> membersFaults(ResourceRecordSet set, List<ResourceRecordSet> others) {
    List<String> faults = new ArrayList<>();
    if (others.stream().anyMatch(other -> isForTheSame(set.routing(), other.routing()))) {
      faults.add(GroupMessages.sameClients(set));
    }
    if (set.routing() instanceof Weighted
        && others.stream().anyMatch(other -> hasOtherTtl(set, other))) {
      faults.add(GroupMessages.otherTtl(set));
    }
    if (others.stream().anyMatch(other -> hasOtherCollection(set.routing(), other.routing()))) {
      faults.add(GroupMessages.otherCollection(set));
    }
    int most = set.routing() instanceof Geoproximity ? MAX_GEOPROXIMITY_MEMBERS : MAX_MEMBERS;
    if (others.size() >= most) {
      faults.add(GroupMessages.tooMany(set, most));
    }
    return faults;
  }

  /** Whether two members of one policy would answer the same clients. */
  private static boolean isForTheSame(RoutingPolicy one, RoutingPolicy other) {
    return switch (one) {
      case Simple _, Weighted _, Multivalue _ -> false;
      case Latency here -> other instanceof Latency there && here.region().equals(there.region());
      case Failover here -> other instanceof Failover there && here.role() == there.role();
      case Geolocation here ->
          other instanceof Geolocation there
              && here.continentCode().equals(there.continentCode())
              && here.countryCode().equals(there.countryCode())
              && here.subdivisionCode().equals(there.subdivisionCode());
      case Geoproximity here ->
          other instanceof Geoproximity there
              && SameSet.isSamePlace(here.location(), there.location());
      case IpBased here ->
          other instanceof IpBased there
              && here.collectionId().equals(there.collectionId())
              && here.locationName().equals(there.locationName());
    };
  }

  /** Aliases have the TTL of what they answer with, and so agree with any. */
  private static boolean hasOtherTtl(ResourceRecordSet set, ResourceRecordSet other) {
    return set.data() instanceof RecordData.Values here
        && other.data() instanceof RecordData.Values there
        && here.ttlSeconds() != there.ttlSeconds();
  }

  private static boolean hasOtherCollection(RoutingPolicy one, RoutingPolicy other) {
    return one instanceof IpBased here
        && other instanceof IpBased there
        && !here.collectionId().equals(there.collectionId());
  }
}

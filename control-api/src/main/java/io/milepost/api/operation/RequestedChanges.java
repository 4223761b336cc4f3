package io.milepost.api.operation;

import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.operation.RequestedChange;
import io.milepost.model.operation.RequestedData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.GeoProximityLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Well-formed changes in the model's terms. */
final class RequestedChanges {
  private RequestedChanges() {}

  /**
   * @param change has none of the faults that {@link ChangeFaults} finds
   */
  static RequestedChange of(Change change) {
    ResourceRecordSet set = change.resourceRecordSet();
    return new RequestedChange(
        RequestedChange.Action.valueOf(change.actionAsString()),
        set.name(),
        Objects.requireNonNull(RecordType.ofName(set.typeAsString())),
        routing(set),
        data(set),
        Optional.ofNullable(set.healthCheckId()).map(HealthCheckId::new));
  }

  private static RequestedData data(ResourceRecordSet set) {
    AliasTarget alias = set.aliasTarget();
    if (alias != null) {
      return new RequestedData.Alias(
          new HostedZoneId(alias.hostedZoneId()), alias.dnsName(), alias.evaluateTargetHealth());
    }
    if (set.trafficPolicyInstanceId() != null) {
      return new RequestedData.TrafficPolicyInstance(set.trafficPolicyInstanceId());
    }
    List<String> values = set.resourceRecords().stream().map(ResourceRecord::value).toList();
    return new RequestedData.Values(set.ttl(), values);
  }

  private static RoutingPolicy routing(ResourceRecordSet set) {
    List<RoutingField> fields = RoutingField.in(set);
    if (fields.isEmpty()) {
      return new RoutingPolicy.Simple();
    }
    SetIdentifier identifier = new SetIdentifier(set.setIdentifier());
    return switch (fields.getFirst()) {
      case WEIGHT -> new RoutingPolicy.Weighted(identifier, set.weight().intValue());
      case REGION -> new RoutingPolicy.Latency(identifier, set.regionAsString());
      case FAILOVER ->
          new RoutingPolicy.Failover(
              identifier, RoutingPolicy.Failover.Role.valueOf(set.failoverAsString()));
      case GEO_LOCATION ->
          new RoutingPolicy.Geolocation(
              identifier,
              Optional.ofNullable(set.geoLocation().continentCode()),
              Optional.ofNullable(set.geoLocation().countryCode()),
              Optional.ofNullable(set.geoLocation().subdivisionCode()));
      case MULTI_VALUE_ANSWER -> new RoutingPolicy.Multivalue(identifier);
      case GEO_PROXIMITY_LOCATION ->
          new RoutingPolicy.Geoproximity(
              identifier,
              location(set.geoProximityLocation()),
              Optional.ofNullable(set.geoProximityLocation().bias()).orElse(0));
      case CIDR_ROUTING_CONFIG ->
          new RoutingPolicy.IpBased(
              identifier,
              new CidrCollectionId(set.cidrRoutingConfig().collectionId()),
              set.cidrRoutingConfig().locationName());
    };
  }

  private static Location location(GeoProximityLocation place) {
    if (place.awsRegion() != null) {
      return new Location.Region(place.awsRegion());
    }
    if (place.localZoneGroup() != null) {
      return new Location.LocalZoneGroup(place.localZoneGroup());
    }
    return new Location.Coordinates(
        place.coordinates().latitude(), place.coordinates().longitude());
  }
}

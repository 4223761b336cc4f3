package io.milepost.api.operation;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.record.RoutingPolicy.Geoproximity.Location;
import io.milepost.model.record.SetIdentifier;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.CidrRoutingConfig;
import software.amazon.awssdk.services.route53.model.Coordinates;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.GeoProximityLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Record sets in the shape of the API: the name escaped, the values as they were written. */
final class RecordSetShape {
  private RecordSetShape() {}

  static ResourceRecordSet of(io.milepost.model.record.ResourceRecordSet set) {
    ResourceRecordSet.Builder shape =
        ResourceRecordSet.builder()
            .name(set.name().toString())
            .type(set.type().name())
            .setIdentifier(set.routing().setIdentifier().map(SetIdentifier::value).orElse(null))
            .healthCheckId(set.healthCheckId().map(HealthCheckId::value).orElse(null));
    put(set.routing(), shape);
    put(set.data(), shape);
    return shape.build();
  }

  private static void put(RecordData data, ResourceRecordSet.Builder shape) {
    switch (data) {
      case RecordData.Values values ->
          shape
              .ttl(values.ttlSeconds())
              .resourceRecords(
                  values.values().stream()
                      .map(value -> ResourceRecord.builder().value(value).build())
                      .toList());
      case RecordData.Alias alias ->
          shape.aliasTarget(
              AliasTarget.builder()
                  .hostedZoneId(alias.target().hostedZoneId().value())
                  .dnsName(alias.target().dnsName().toString())
                  .evaluateTargetHealth(alias.target().evaluateTargetHealth())
                  .build());
    }
  }

  private static void put(RoutingPolicy routing, ResourceRecordSet.Builder shape) {
    switch (routing) {
      case RoutingPolicy.Simple _ -> {}
      case RoutingPolicy.Weighted weighted -> shape.weight((long) weighted.weight());
      case RoutingPolicy.Latency latency -> shape.region(latency.region());
      case RoutingPolicy.Failover failover -> shape.failover(failover.role().name());
      case RoutingPolicy.Geolocation place ->
          shape.geoLocation(
              GeoLocation.builder()
                  .continentCode(place.continentCode().orElse(null))
                  .countryCode(place.countryCode().orElse(null))
                  .subdivisionCode(place.subdivisionCode().orElse(null))
                  .build());
      case RoutingPolicy.Geoproximity place -> shape.geoProximityLocation(geoProximity(place));
      case RoutingPolicy.Multivalue _ -> shape.multiValueAnswer(true);
      case RoutingPolicy.IpBased ipBased ->
          shape.cidrRoutingConfig(
              CidrRoutingConfig.builder()
                  .collectionId(ipBased.collectionId().value())
                  .locationName(ipBased.locationName())
                  .build());
    }
  }

  private static GeoProximityLocation geoProximity(RoutingPolicy.Geoproximity place) {
    GeoProximityLocation.Builder shape = GeoProximityLocation.builder().bias(place.bias());
    switch (place.location()) {
      case Location.Region region -> shape.awsRegion(region.name());
      case Location.LocalZoneGroup group -> shape.localZoneGroup(group.name());
      case Location.Coordinates point ->
          shape.coordinates(
              Coordinates.builder()
                  .latitude(point.latitude())
                  .longitude(point.longitude())
                  .build());
    }
    return shape.build();
  }
}

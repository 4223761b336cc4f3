package io.milepost.api.operation;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A member of a record set that makes it a member of a group. */
enum RoutingField {
  WEIGHT("Weighted routing"),
  REGION("Latency routing"),
  FAILOVER("Failover routing"),
  GEO_LOCATION("Geolocation routing"),
  MULTI_VALUE_ANSWER("Multivalue answer routing"),
  GEO_PROXIMITY_LOCATION("Geoproximity routing"),
  CIDR_ROUTING_CONFIG("IP-based routing");

  private final String policy;

  RoutingField(String policy) {
    this.policy = policy;
  }

  /** The policy that the field asks for. */
  String policy() {
    return policy;
  }

  /** The fields that a record set has. */
  static List<RoutingField> in(ResourceRecordSet set) {
    return Arrays.stream(values()).filter(field -> field.isIn(set)).toList();
  }

  private boolean isIn(ResourceRecordSet set) {
    Object value =
        switch (this) {
          case WEIGHT -> set.weight();
          case REGION -> set.regionAsString();
          case FAILOVER -> set.failoverAsString();
          case GEO_LOCATION -> set.geoLocation();
          case MULTI_VALUE_ANSWER -> set.multiValueAnswer();
          case GEO_PROXIMITY_LOCATION -> set.geoProximityLocation();
          case CIDR_ROUTING_CONFIG -> set.cidrRoutingConfig();
        };
    return value != null;
  }
}

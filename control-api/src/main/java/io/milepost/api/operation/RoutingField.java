package io.milepost.api.operation;

import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** A member of a record set that makes it a member of a group. */
enum RoutingField {
  WEIGHT,
  REGION,
  FAILOVER,
  GEO_LOCATION,
  MULTI_VALUE_ANSWER,
  GEO_PROXIMITY_LOCATION,
  CIDR_ROUTING_CONFIG;

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

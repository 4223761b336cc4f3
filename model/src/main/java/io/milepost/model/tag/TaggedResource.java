package io.milepost.model.tag;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.zone.HostedZoneId;

/**
 * What may have tags.
 *
 * @param id without a prefix
 */
public record TaggedResource(Type type, String id) {
  /** A kind of resource. */
  public enum Type {
    HEALTH_CHECK,
    HOSTED_ZONE
  }

  public static TaggedResource of(HostedZoneId zone) {
    return new TaggedResource(Type.HOSTED_ZONE, zone.value());
  }

  public static TaggedResource of(HealthCheckId check) {
    return new TaggedResource(Type.HEALTH_CHECK, check.value());
  }
}

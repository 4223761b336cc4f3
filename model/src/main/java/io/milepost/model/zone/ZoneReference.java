package io.milepost.model.zone;

import io.milepost.model.name.DnsName;

/**
 * What a zone is known by as long as it lives.
 *
 * @param number the order of creation: among public zones of one name the lowest answers
 * @param apex the zone's name
 * @param privateZone whether it is seen from the VPCs alone that are associated with it
 */
public record ZoneReference(HostedZoneId id, long number, DnsName apex, boolean privateZone) {
  /** A public zone. */
  public ZoneReference(HostedZoneId id, long number, DnsName apex) {
    this(id, number, apex, false);
  }
}

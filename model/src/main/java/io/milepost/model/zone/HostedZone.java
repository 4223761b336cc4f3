package io.milepost.model.zone;

import io.milepost.model.name.DnsName;
import java.util.List;
import java.util.Optional;

/**
 * A hosted zone as the API knows it; its record sets are in the store, its compiled form is a
 * {@code ZoneSnapshot}.
 *
 * @param number the order of creation: a later zone has a higher number
 * @param callerReference 1 to 128 characters, never used again by another zone
 * @param comment at most 256 characters
 * @param nameServers the zone's delegation set: four names without trailing dots
 * @param resourceRecordSetCount all sets, the apex NS and SOA included
 */
public record HostedZone(
    HostedZoneId id,
    long number,
    DnsName name,
    String callerReference,
    Optional<String> comment,
    List<String> nameServers,
    long resourceRecordSetCount) {
  public HostedZone {
    nameServers = List.copyOf(nameServers);
  }

  /** The zone without what may change while it lives. */
  public ZoneReference reference() {
    return new ZoneReference(id, number, name);
  }
}

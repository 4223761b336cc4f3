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
 * @param resourceRecordSetCount all sets, the apex NS and SOA included
 */
public record HostedZone(
    HostedZoneId id,
    long number,
    DnsName name,
    String callerReference,
    Optional<String> comment,
    ZoneKind kind,
    long resourceRecordSetCount) {

  /** The zone without what may change while it lives. */
  public ZoneReference reference() {
    return new ZoneReference(id, number, name, isPrivate());
  }

  public boolean isPrivate() {
    return kind instanceof ZoneKind.Private;
  }

  /** The name servers of a public zone, without trailing dots; none for a private one. */
  public List<String> nameServers() {
    return switch (kind) {
      case ZoneKind.Public shown -> shown.nameServers();
      case ZoneKind.Private _ -> List.of();
    };
  }

  public HostedZone withComment(Optional<String> text) {
    return new HostedZone(id, number, name, callerReference, text, kind, resourceRecordSetCount);
  }

  public HostedZone withKind(ZoneKind changed) {
    return new HostedZone(
        id, number, name, callerReference, comment, changed, resourceRecordSetCount);
  }
}

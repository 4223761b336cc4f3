package io.milepost.model.record;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import java.util.Optional;

/**
 * Route 53's unit of storage: the values or the alias at a name and type, for one member of a group
 * or for simple routing alone. Several may share name and type; an {@code Rrset} is what DNS
 * returns.
 *
 * @see "Route 53 API Reference: ResourceRecordSet"
 */
public record ResourceRecordSet(
    DnsName name,
    RecordType type,
    RoutingPolicy routing,
    RecordData data,
    Optional<HealthCheckId> healthCheckId) {

  public RecordSetKey key() {
    return new RecordSetKey(name, type, routing.setIdentifier());
  }
}

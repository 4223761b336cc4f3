package io.milepost.model.store;

import io.milepost.model.health.HealthCheckId;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;
import java.util.Optional;

/** What the compiler needs of a record set: all but the texts of its values. */
public record PreparedSet(
    DnsName owner,
    RecordType type,
    RoutingPolicy routing,
    PreparedData data,
    Optional<HealthCheckId> healthCheckId) {

  /**
   * A set with values, without a health check.
   *
   * @param ttlSeconds 0 to 2147483647
   */
  public PreparedSet(
      DnsName owner, RecordType type, RoutingPolicy routing, int ttlSeconds, RdataList rdata) {
    this(owner, type, routing, new PreparedData.Values(ttlSeconds, rdata), Optional.empty());
  }

  /** What the compiler needs of a set. */
  public static PreparedSet of(ResourceRecordSet set) {
    PreparedData data =
        switch (set.data()) {
          case RecordData.Values values ->
              new PreparedData.Values((int) values.ttlSeconds(), values.rdata());
          case RecordData.Alias alias -> new PreparedData.Alias(alias.target());
        };
    return new PreparedSet(set.name(), set.type(), set.routing(), data, set.healthCheckId());
  }

  public RecordSetKey key() {
    return new RecordSetKey(owner, type, routing.setIdentifier());
  }
}

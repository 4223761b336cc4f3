package io.milepost.model.store;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.record.RoutingPolicy;

/**
 * What the compiler needs of a record set: the wire form of its values, without the texts.
 *
 * @param ttlSeconds 0 to 2147483647
 */
public record PreparedSet(
    DnsName owner, RecordType type, RoutingPolicy routing, int ttlSeconds, RdataList rdata) {

  /**
   * What the compiler needs of a set with values.
   *
   * @throws IllegalArgumentException if the set is an alias
   */
  public static PreparedSet of(ResourceRecordSet set) {
    return switch (set.data()) {
      case RecordData.Values values ->
          new PreparedSet(
              set.name(), set.type(), set.routing(), (int) values.ttlSeconds(), values.rdata());
      case RecordData.Alias alias ->
          throw new IllegalArgumentException("an alias has no values: " + alias);
    };
  }
}

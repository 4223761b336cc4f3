package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.AliasTarget;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A requested set, read.
 *
 * @param set empty if there is a fault
 * @param faults a message for each fault
 */
record RequestedSet(Optional<ResourceRecordSet> set, List<String> faults) {

  static RequestedSet read(RecordSetKey key, RequestedChange change) {
    List<String> faults = new ArrayList<>();
    Optional<RecordData> data =
        switch (change.data()) {
          case RequestedData.Values values -> values(key, values, faults);
          case RequestedData.Alias alias -> alias(alias, faults);
          case RequestedData.TrafficPolicyInstance _ -> {
            faults.add(BatchMessages.trafficPolicyInstance(key));
            yield Optional.empty();
          }
        };
    Optional<ResourceRecordSet> set =
        data.map(present ->
            new ResourceRecordSet(
                key.name(), key.type(), change.routing(), present, change.healthCheckId()));
    return new RequestedSet(set, faults);
  }

  private static Optional<RecordData> values(
      RecordSetKey key, RequestedData.Values requested, List<String> faults) {
    List<byte[]> rdata = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String value : requested.values()) {
      try {
        byte[] one = RecordValue.parse(key.type(), value);
        rdata.add(one);
        if (!seen.add(identity(key.type(), one))) {
          faults.add(BatchMessages.duplicateValue(value));
        }
      } catch (FatalProblemException e) {
        faults.add(BatchMessages.invalidValue(e.problem()));
      }
    }
    if (isSingle(key.type()) && requested.values().size() > 1) {
      faults.add(BatchMessages.severalValues(key));
    }
    return faults.isEmpty()
        ? Optional.of(
            new RecordData.Values(requested.ttlSeconds(), requested.values(), RdataList.of(rdata)))
        : Optional.empty();
  }

  /** Equal for values that are one record in DNS: the case of names does not matter (RFC 4343). */
  private static String identity(RecordType type, byte[] rdata) {
    String text = RecordValue.format(type, rdata);
    return switch (type) {
      case CNAME, MX, NS, PTR, SRV -> text.toLowerCase(Locale.ROOT);
      default -> text;
    };
  }

  private static boolean isSingle(RecordType type) {
    return type == RecordType.CNAME || type == RecordType.SOA;
  }

  private static Optional<RecordData> alias(RequestedData.Alias requested, List<String> faults) {
    try {
      DnsName name = DnsName.parse(requested.dnsName());
      return Optional.of(
          new RecordData.Alias(
              new AliasTarget(requested.hostedZoneId(), name, requested.evaluateTargetHealth())));
    } catch (FatalProblemException e) {
      faults.add(e.problem().message());
      return Optional.empty();
    }
  }
}

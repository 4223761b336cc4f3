package io.milepost.model.operation;

import io.milepost.model.name.FatalProblemException;
import io.milepost.model.rdata.RecordValue;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The values of a requested set, read.
 *
 * @param rdata the wire form; empty if a value has a fault
 * @param faults a message for each fault
 */
record RequestedValues(Optional<RdataList> rdata, List<String> faults) {

  static RequestedValues read(RequestedChange change) {
    List<byte[]> rdata = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String value : change.values()) {
      try {
        byte[] one = RecordValue.parse(change.type(), value);
        rdata.add(one);
        if (!seen.add(identity(change.type(), one))) {
          faults.add(BatchMessages.duplicateValue(value));
        }
      } catch (FatalProblemException e) {
        faults.add(BatchMessages.invalidValue(e.problem()));
      }
    }
    if (isSingle(change.type()) && change.values().size() > 1) {
      faults.add(BatchMessages.severalValues(change.type(), change.name()));
    }
    return new RequestedValues(
        faults.isEmpty() ? Optional.of(RdataList.of(rdata)) : Optional.empty(), faults);
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

  /** Whether a DELETE repeats what is stored: TTL, values in any order, routing, health check. */
  static boolean isSameAs(RequestedChange change, ResourceRecordSet stored) {
    return stored.data() instanceof RecordData.Values values
        && values.ttlSeconds() == change.ttlSeconds()
        && sorted(values.values()).equals(sorted(change.values()))
        && stored.routing().equals(change.routing())
        && stored.healthCheckId().equals(change.healthCheckId());
  }

  private static List<String> sorted(List<String> values) {
    return values.stream().sorted().toList();
  }
}

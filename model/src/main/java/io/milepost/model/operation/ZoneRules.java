package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** The rules that the record sets of a zone obey together, checked where a batch changed them. */
final class ZoneRules {
  private final DnsName apex;
  private final Function<DnsName, SortedMap<RecordSetKey, ResourceRecordSet>> setsAt;

  /**
   * @param setsAt gives the sets at a name as the batch leaves them
   */
  ZoneRules(DnsName apex, Function<DnsName, SortedMap<RecordSetKey, ResourceRecordSet>> setsAt) {
    this.apex = apex;
    this.setsAt = setsAt;
  }

  /** What is wrong with a set that the batch wrote. */
  List<String> faultsOf(RecordSetKey key) {
    List<String> faults = new ArrayList<>();
    boolean atApex = key.name().equals(apex);
    if (atApex && (key.type() == RecordType.CNAME || key.type() == RecordType.DS)) {
      faults.add(BatchMessages.notAtApex(key.type(), apex));
    }
    if (!atApex && key.type() == RecordType.SOA) {
      faults.add(BatchMessages.soaBelowApex(key.name(), apex));
    }
    if (key.type() == RecordType.NS && key.name().isWildcard()) {
      faults.add(BatchMessages.wildcardNs(key.name(), apex));
    }
    boolean cname = key.type() == RecordType.CNAME;
    boolean conflict =
        setsAt.apply(key.name()).keySet().stream()
            .anyMatch(other -> (other.type() == RecordType.CNAME) != cname);
    if (conflict && setsAt.apply(key.name()).containsKey(key)) {
      faults.add(
          cname
              ? BatchMessages.cnameConflicts(key.name(), apex)
              : BatchMessages.conflictsWithCname(key, apex));
    }
    return faults;
  }

  /** What is wrong with the apex, which always has its NS and its SOA. */
  List<String> faultsOfApex() {
    List<String> faults = new ArrayList<>();
    if (!hasApexSet(RecordType.NS)) {
      faults.add(BatchMessages.NO_APEX_NS);
    }
    if (!hasApexSet(RecordType.SOA)) {
      faults.add(BatchMessages.NO_SOA);
    }
    return faults;
  }

  private boolean hasApexSet(RecordType type) {
    return setsAt.apply(apex).keySet().stream().anyMatch(key -> key.type() == type);
  }
}

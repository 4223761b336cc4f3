package io.milepost.model.operation;

import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordData;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.ResourceRecordSet;
import java.util.ArrayList;
import java.util.List;

/** Which types may stand where in a zone, checked where a batch wrote a set. */
final class ZoneRules {
  private final ZoneTerms terms;
  private final WorkingZone zone;

  ZoneRules(ZoneTerms terms, WorkingZone zone) {
    this.terms = terms;
    this.zone = zone;
  }

  /** What is wrong with a set that the batch wrote. */
  List<String> faultsOf(ResourceRecordSet set) {
    List<String> faults = new ArrayList<>();
    DnsName apex = terms.apex();
    boolean atApex = set.name().equals(apex);
    RecordType type = set.type();
    if (atApex && (type == RecordType.CNAME || type == RecordType.DS)) {
      faults.add(BatchMessages.notAtApex(type, apex));
    }
    if (!atApex && type == RecordType.SOA) {
      faults.add(BatchMessages.soaBelowApex(set.name(), apex));
    }
    if (type == RecordType.NS && set.name().isWildcard()) {
      faults.add(BatchMessages.wildcardNs(set.name(), apex));
    }
    if (type == RecordType.NS && !atApex && terms.isPrivate()) {
      faults.add(BatchMessages.delegationInPrivateZone(set.name(), apex));
    }
    if (set.data() instanceof RecordData.Alias && isForZoneAndDelegation(type)) {
      faults.add(BatchMessages.aliasType(set.key(), apex));
    }
    boolean cname = type == RecordType.CNAME;
    boolean conflict =
        zone.at(set.name()).stream().anyMatch(other -> (other.type() == RecordType.CNAME) != cname);
    if (conflict) {
      faults.add(
          cname
              ? BatchMessages.cnameConflicts(set.name(), apex)
              : BatchMessages.conflictsWithCname(set.key(), apex));
    }
    return faults;
  }

  /** Whether a type says how the zone is delegated: no alias and no group may have it. */
  static boolean isForZoneAndDelegation(RecordType type) {
    return type == RecordType.NS || type == RecordType.SOA || type == RecordType.DS;
  }

  /** What is wrong with the apex, which always has its NS and its SOA. */
  List<String> faultsOfApex() {
    List<String> faults = new ArrayList<>();
    if (zone.group(terms.apex(), RecordType.NS).isEmpty()) {
      faults.add(BatchMessages.NO_APEX_NS);
    }
    if (zone.group(terms.apex(), RecordType.SOA).isEmpty()) {
      faults.add(BatchMessages.NO_SOA);
    }
    return faults;
  }
}

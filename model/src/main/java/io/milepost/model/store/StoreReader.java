package io.milepost.model.store;

import io.milepost.model.change.ChangeId;
import io.milepost.model.change.ChangeInfo;
import io.milepost.model.name.DnsName;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one consistent state of the contents. Valid only during the call that handed it out. */
public interface StoreReader
    extends VpcReader,
        DelegationSetReader,
        TagReader,
        HealthCheckReader,
        HealthSignalReader,
        CidrReader,
        DnssecReader {
  Optional<HostedZone> hostedZone(HostedZoneId id);

  /**
   * Zones in the order of their creation.
   *
   * @param fromNumber the lowest {@link HostedZone#number()} to return
   * @param limit the most zones to return
   */
  List<HostedZone> hostedZones(ZoneFilter filter, long fromNumber, int limit);

  /** The number of a zone, gone or not. */
  OptionalLong hostedZoneNumber(HostedZoneId id);

  long hostedZoneCount();

  /**
   * Zones in the order of their reversed names, those of one name by id.
   *
   * @param fromSortKey the first {@link DnsName#sortKey()} to return; empty for all
   * @param fromId among zones of exactly that name the first id to return; empty for all
   * @param limit the most zones to return
   */
  List<HostedZone> hostedZonesByName(String fromSortKey, String fromId, int limit);

  /** The zones of a name, of its ancestors and of the names below it. */
  List<HostedZone> overlappingHostedZones(DnsName name);

  /** Whether a zone, gone or not, was created with that caller reference. */
  boolean isCallerReferenceUsed(String callerReference);

  /**
   * Record sets of a zone in the order of {@link RecordSetKey}.
   *
   * @param from the first position to return
   * @param limit the most sets to return
   */
  List<ResourceRecordSet> recordSets(HostedZoneId zone, ListPosition from, int limit);

  /** All record sets of a zone at exactly that name, in the order of their keys. */
  List<ResourceRecordSet> recordSetsAt(HostedZoneId zone, DnsName name);

  Optional<ChangeInfo> change(ChangeId id);

  /** Whether a change batch of a zone is still waiting to be visible to DNS. */
  boolean isBatchPending(HostedZoneId zone);
}

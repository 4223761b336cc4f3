package io.milepost.model.store;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.record.ResourceRecordSet;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.IdGenerator;
import io.milepost.model.zone.ZoneReference;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A transaction in which a change is made. Reads see what was written before. Each write that
 * concerns the DNS servers becomes an {@link Effect} of the change's {@link LogEntry}.
 */
public interface StoreTransaction
    extends StoreReader,
        VpcWriter,
        DelegationSetWriter,
        TagWriter,
        HealthCheckWriter,
        HealthSignalWriter,
        CidrWriter,
        DnssecWriter {
  /** The time of the change, to the millisecond. */
  Instant now();

  /** Draws ids for what the change creates. */
  IdGenerator ids();

  /** Chance for what the change draws, such as name servers. */
  RandomGenerator random();

  /**
   * Removes everything of every kind, with the ids and caller references that were ever used and
   * the changes that GetChange knows. The change log goes on, and numbers are not given again.
   */
  void clear();

  /** The number that the next hosted zone gets. */
  long nextHostedZoneNumber();

  /** Adds a zone without record sets, and marks its caller reference as used for ever. */
  void insertHostedZone(HostedZone zone);

  /** Changes a zone's comment and what of its kind may change. */
  void updateHostedZone(HostedZone zone);

  /**
   * Removes a zone with its record sets, associations, authorizations, keys and tags; its caller
   * reference stays used.
   */
  void deleteHostedZone(ZoneReference zone);

  /** Adds a record set, or replaces the one with its key. */
  void putRecordSet(ZoneReference zone, ResourceRecordSet set);

  /** Removes the record set with the key of the given one, which exists. */
  void deleteRecordSet(ZoneReference zone, ResourceRecordSet set);

  /** Records the change for GetChange. */
  void insertChange(ChangeInfo change);
}

package io.milepost.model.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.health.AlarmData;
import io.milepost.model.health.AlarmId;
import io.milepost.model.health.HealthCheck;
import io.milepost.model.health.HealthCheckId;
import io.milepost.model.health.HealthStatus;
import io.milepost.model.health.RoutingControlState;
import io.milepost.model.record.RecordSetKey;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.List;
import java.util.Optional;

/** A part of what a change did to what the DNS servers answer with. */
public sealed interface Effect {
  /** An effect on one zone. */
  sealed interface OfZone extends Effect {
    /** The zone that was changed. */
    ZoneReference zone();
  }

  /** An effect on what health checks say, but none on zones. It is never delayed. */
  sealed interface OfHealth extends Effect {}

  /** Everything is gone: all zones, and all that is no zone's. */
  record ContentsCleared() implements Effect {}

  /** A zone was made, without any record set yet. */
  record ZoneCreated(ZoneReference zone) implements OfZone {}

  /**
   * A zone is gone, with all that was left in it; no VPC sees it any more. In a delayed entry the
   * removal of what was left stands before this.
   */
  record ZoneDeleted(ZoneReference zone) implements OfZone {}

  /** A VPC sees a private zone from now on. */
  record VpcAssociated(ZoneReference zone, Vpc vpc) implements OfZone {}

  /** A VPC does not see a private zone any more. */
  record VpcDisassociated(ZoneReference zone, Vpc vpc) implements OfZone {}

  /**
   * A record set was made, replaced or removed.
   *
   * @param key which set
   * @param before the set until now; empty if there was none
   * @param after the set from now on; empty if it was removed
   */
  record RecordSetChanged(
      ZoneReference zone,
      RecordSetKey key,
      Optional<PreparedSet> before,
      Optional<PreparedSet> after)
      implements OfZone {}

  /**
   * A zone's answers are signed from now on, or not any more, or with other keys.
   *
   * @param before what they were signed with until now; empty if they were not
   * @param after what they are signed with from now on; empty if they are not
   */
  record ZoneSigningChanged(
      ZoneReference zone, Optional<ZoneSigning> before, Optional<ZoneSigning> after)
      implements OfZone {}

  /**
   * Blocks of a CIDR collection went out of a location, or came into it. The location exists while
   * it has blocks.
   *
   * @param removed blocks that were in the location until now
   * @param added blocks that are in the location from now on, and were in none that is not changed
   *     by the same entry
   */
  record CidrLocationChanged(
      CidrCollectionId collectionId, String locationName, List<Cidr> removed, List<Cidr> added)
      implements Effect {
    public CidrLocationChanged {
      removed = List.copyOf(removed);
      added = List.copyOf(added);
    }
  }

  /**
   * A health check was made, updated or removed.
   *
   * @param before the check until now; empty if there was none
   * @param after the check from now on; empty if it was removed, and with it any forced status
   */
  record HealthCheckChanged(
      HealthCheckId id, Optional<HealthCheck> before, Optional<HealthCheck> after)
      implements OfHealth {}

  /**
   * A health check was made to say something, or to say again what it finds.
   *
   * @param after what it is made to say; empty if it says what it finds
   */
  record HealthForced(HealthCheckId id, Optional<HealthStatus> after) implements OfHealth {}

  /**
   * An alarm went into another state.
   *
   * @param after what is known of it from now on; empty for nothing
   */
  record AlarmChanged(AlarmId id, Optional<AlarmData> after) implements OfHealth {}

  /**
   * A routing control was turned on or off.
   *
   * @param after its state from now on; empty if it is not known
   */
  record RoutingControlChanged(String arn, Optional<RoutingControlState> after)
      implements OfHealth {}
}

package io.milepost.model.store;

import io.milepost.model.cidr.Cidr;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.dnssec.ZoneSigning;
import io.milepost.model.name.NameCursor;
import io.milepost.model.record.RdataList;
import io.milepost.model.record.RecordType;
import io.milepost.model.record.RoutingPolicy;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;
import java.util.List;

/**
 * Takes the contents of a store: what a {@link HealthVisitor} takes; the locations of all CIDR
 * collections; then each zone, behind it the VPCs that see it, what its answers are signed with if
 * they are, and then its record sets ordered by reversed name, so that a name comes before the
 * names below it.
 */
public interface ContentsVisitor extends HealthVisitor {
  /**
   * A location of a CIDR collection.
   *
   * @param blocks all that are in it, at least one
   */
  default void cidrLocation(CidrCollectionId id, String locationName, List<Cidr> blocks) {}

  void hostedZone(ZoneReference zone);

  /** A VPC that sees the private zone that was given last. */
  void vpcAssociation(Vpc vpc);

  /** What the answers of the zone that was given last are signed with. */
  default void zoneSigning(ZoneSigning signing) {}

  /**
   * About how many record sets of the zone that was given last follow, so that room for them can be
   * made at once.
   */
  default void expect(long recordSets) {}

  /** A record set of the zone that was given last, of any kind. */
  void recordSet(PreparedSet set);

  /**
   * A record set of simple routing with values of its own and without a health check, of the zone
   * that was given last: the usual case, without an object for each of a million.
   *
   * @param owner stands at another name afterwards
   * @param ttlSeconds 0 to 2147483647
   * @param rdata as {@link RdataList#toBytes()} has it
   */
  default void simpleSet(NameCursor owner, RecordType type, int ttlSeconds, byte[] rdata) {
    recordSet(
        new PreparedSet(
            owner.toName(),
            type,
            new RoutingPolicy.Simple(),
            ttlSeconds,
            RdataList.ofBytes(rdata)));
  }
}

package io.milepost.model.store;

import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;

/**
 * Takes the contents of a store: each zone, behind it the VPCs that see it, and then its record
 * sets ordered by reversed name, so that a name comes before the names below it.
 */
public interface ContentsVisitor {
  void hostedZone(ZoneReference zone);

  /** A VPC that sees the private zone that was given last. */
  void vpcAssociation(Vpc vpc);

  /** A record set of the zone that was given last. */
  void recordSet(PreparedSet set);
}

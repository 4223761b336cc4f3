package io.milepost.model.store;

import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.ZoneReference;

/** Changes which VPCs see which private zones. */
public interface VpcWriter {
  /** Lets a VPC, which does not see it yet, see a private zone. */
  void associateVpc(ZoneReference zone, Vpc vpc);

  /** Hides a private zone from a VPC that sees it. */
  void disassociateVpc(ZoneReference zone, Vpc vpc);

  /** Adds an authorization that is not there. */
  void insertVpcAuthorization(HostedZoneId zone, Vpc vpc);

  /**
   * Removes an authorization.
   *
   * @return whether it was there
   */
  boolean deleteVpcAuthorization(HostedZoneId zone, Vpc vpc);
}

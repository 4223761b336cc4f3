package io.milepost.model.operation;

import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.error.VPCAssociationAuthorizationNotFound;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;

/**
 * Takes an authorization back. An association that was made with it stays.
 *
 * @see "Route 53 API Reference: DeleteVPCAssociationAuthorization"
 */
public record DeauthorizeVpc(HostedZoneId zoneId, Vpc vpc) implements StoreChange<HostedZone> {

  /**
   * @return the zone
   * @throws NoSuchHostedZone if there is no such zone
   * @throws VPCAssociationAuthorizationNotFound if the VPC is not authorized
   */
  @Override
  public HostedZone applyTo(StoreTransaction transaction) {
    HostedZone zone = VpcRules.zone(transaction, zoneId);
    if (!transaction.deleteVpcAuthorization(zoneId, vpc)) {
      throw new VPCAssociationAuthorizationNotFound();
    }
    return zone;
  }
}

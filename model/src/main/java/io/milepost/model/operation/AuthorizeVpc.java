package io.milepost.model.operation;

import io.milepost.model.error.InvalidInput;
import io.milepost.model.error.InvalidVPCId;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.error.TooManyVPCAssociationAuthorizations;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.store.VpcReader;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import io.milepost.model.zone.VpcAuthorization;
import java.util.List;

/**
 * Allows a VPC's account to associate it with a private zone. Again, it changes nothing.
 *
 * @see "Route 53 API Reference: CreateVPCAssociationAuthorization"
 */
public record AuthorizeVpc(HostedZoneId zoneId, Vpc vpc, Quotas quotas)
    implements StoreChange<HostedZone> {

  /**
   * @return the zone
   * @throws NoSuchHostedZone if there is no such zone
   * @throws InvalidInput if the zone is public
   * @throws InvalidVPCId if the VPC is in another region
   * @throws TooManyVPCAssociationAuthorizations if the zone has as many as it may have
   */
  @Override
  public HostedZone applyTo(StoreTransaction transaction) {
    HostedZone zone = VpcRules.zone(transaction, zoneId);
    if (!zone.isPrivate()) {
      throw new InvalidInput("Hosted zone " + zoneId + " is public: no VPC is associated with it.");
    }
    VpcRules.checkRegion(transaction, vpc);
    List<VpcAuthorization> there = all(transaction, zoneId);
    if (there.stream().noneMatch(authorization -> authorization.vpc().equals(vpc))) {
      if (quotas.isReached(Quota.VPC_AUTHORIZATIONS_OF_ZONE, there::size)) {
        throw new TooManyVPCAssociationAuthorizations();
      }
      transaction.insertVpcAuthorization(zoneId, vpc);
    }
    return zone;
  }

  private static List<VpcAuthorization> all(VpcReader reader, HostedZoneId zone) {
    return reader.vpcAuthorizations(zone, 0, Integer.MAX_VALUE);
  }
}

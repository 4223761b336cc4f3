package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.ConflictingDomainExists;
import io.milepost.model.error.InvalidVPCId;
import io.milepost.model.error.LimitsExceeded;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.error.PublicZoneVPCAssociation;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import java.util.Optional;

/**
 * Lets a VPC see a private zone. All VPCs are of the one account, so that no authorization is
 * needed.
 *
 * @see "Route 53 API Reference: AssociateVPCWithHostedZone"
 */
public record AssociateVpc(HostedZoneId zoneId, Vpc vpc, Optional<String> comment, Quotas quotas)
    implements StoreChange<ChangeInfo> {

  /**
   * @throws NoSuchHostedZone if there is no such zone
   * @throws PublicZoneVPCAssociation if the zone is public
   * @throws InvalidVPCId if the VPC is in another region
   * @throws ConflictingDomainExists if the VPC sees a private zone of that name already, this one
   *     perhaps
   * @throws LimitsExceeded if the zone has as many VPCs as it may have
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone = VpcRules.zone(transaction, zoneId);
    if (!zone.isPrivate()) {
      throw new PublicZoneVPCAssociation();
    }
    VpcRules.checkRegion(transaction, vpc);
    if (transaction.hostedZoneOfVpc(vpc.id(), zone.name()).isPresent()) {
      throw new ConflictingDomainExists(vpc.id().value(), vpc.region(), zone.name().toString());
    }
    if (quotas.isReached(Quota.VPCS_OF_ZONE, () -> transaction.vpcs(zoneId).size())) {
      throw new LimitsExceeded("the number of VPCs of a hosted zone");
    }
    transaction.associateVpc(zone.reference(), vpc);
    ChangeInfo change = Submission.of(transaction, comment);
    return change;
  }
}

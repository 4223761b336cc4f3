package io.milepost.model.operation;

import io.milepost.model.change.ChangeInfo;
import io.milepost.model.error.LastVPCAssociation;
import io.milepost.model.error.NoSuchHostedZone;
import io.milepost.model.error.VPCAssociationNotFound;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.Vpc;
import java.util.List;
import java.util.Optional;

/**
 * Hides a private zone from a VPC, unless it is the only one that sees it.
 *
 * @see "Route 53 API Reference: DisassociateVPCFromHostedZone"
 */
public record DisassociateVpc(HostedZoneId zoneId, Vpc vpc, Optional<String> comment)
    implements StoreChange<ChangeInfo> {

  /**
   * @throws NoSuchHostedZone if there is no such zone
   * @throws VPCAssociationNotFound if the VPC does not see it
   * @throws LastVPCAssociation if no other VPC sees it
   */
  @Override
  public ChangeInfo applyTo(StoreTransaction transaction) {
    HostedZone zone = VpcRules.zone(transaction, zoneId);
    List<Vpc> vpcs = transaction.vpcs(zoneId);
    if (!vpcs.contains(vpc)) {
      throw new VPCAssociationNotFound();
    }
    if (vpcs.size() == 1) {
      throw new LastVPCAssociation();
    }
    transaction.disassociateVpc(zone.reference(), vpc);
    ChangeInfo change = Submission.of(transaction, comment);
    return change;
  }
}

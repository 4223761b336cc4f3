package io.milepost.model.operation;

import io.milepost.model.error.DelegationSetAlreadyCreated;
import io.milepost.model.error.DelegationSetAlreadyReusable;
import io.milepost.model.error.HostedZoneNotFound;
import io.milepost.model.error.InvalidArgument;
import io.milepost.model.error.LimitsExceeded;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;
import io.milepost.model.zone.HostedZone;
import io.milepost.model.zone.HostedZoneId;
import io.milepost.model.zone.ZoneKind;
import java.util.List;
import java.util.Optional;

/**
 * Makes a reusable delegation set: of four name servers that are drawn, or of those that a public
 * zone has.
 *
 * @param callerReference 1 to 128 characters
 * @param zoneId whose name servers it takes
 * @see "Route 53 API Reference: CreateReusableDelegationSet"
 */
public record CreateReusableDelegationSet(
    String callerReference, Optional<HostedZoneId> zoneId, Quotas quotas)
    implements StoreChange<DelegationSet> {

  /**
   * @throws DelegationSetAlreadyCreated if a set, gone or not, had that caller reference
   * @throws LimitsExceeded if the account has as many sets as it may have
   * @throws HostedZoneNotFound if there is no such zone
   * @throws InvalidArgument if the zone is private
   * @throws DelegationSetAlreadyReusable if the zone uses a reusable delegation set already
   */
  @Override
  public DelegationSet applyTo(StoreTransaction transaction) {
    if (transaction.isDelegationSetReferenceUsed(callerReference)) {
      throw new DelegationSetAlreadyCreated();
    }
    if (quotas.isReached(Quota.DELEGATION_SETS, transaction::delegationSetCount)) {
      throw new LimitsExceeded("the number of reusable delegation sets");
    }
    return zoneId.isPresent()
        ? ofZone(transaction, zoneId.get())
        : insert(
            transaction, DelegationSetDraw.draw(List.of(), transaction.random()).orElseThrow());
  }

  private DelegationSet ofZone(StoreTransaction transaction, HostedZoneId id) {
    HostedZone zone =
        transaction.hostedZone(id).orElseThrow(() -> new HostedZoneNotFound(id.value()));
    return switch (zone.kind()) {
      case ZoneKind.Public shown -> {
        if (shown.delegationSet().isPresent()) {
          throw new DelegationSetAlreadyReusable();
        }
        DelegationSet set = insert(transaction, shown.nameServers());
        transaction.updateHostedZone(zone.withKind(shown.withDelegationSet(set.id())));
        yield set;
      }
      case ZoneKind.Private _ ->
          throw new InvalidArgument(
              "Hosted zone " + id + " is private: it has no delegation set to be reused.");
    };
  }

  private DelegationSet insert(StoreTransaction transaction, List<String> nameServers) {
    DelegationSet set =
        new DelegationSet(
            new DelegationSetId(transaction.ids().next('N')),
            transaction.nextDelegationSetNumber(),
            callerReference,
            nameServers);
    transaction.insertDelegationSet(set);
    return set;
  }
}

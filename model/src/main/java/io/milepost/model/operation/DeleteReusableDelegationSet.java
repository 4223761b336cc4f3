package io.milepost.model.operation;

import io.milepost.model.error.DelegationSetInUse;
import io.milepost.model.error.NoSuchDelegationSet;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;
import io.milepost.model.zone.DelegationSet;
import io.milepost.model.zone.DelegationSetId;

/**
 * Removes a reusable delegation set that no zone uses.
 *
 * @see "Route 53 API Reference: DeleteReusableDelegationSet"
 */
public record DeleteReusableDelegationSet(DelegationSetId id)
    implements StoreChange<DelegationSet> {

  /**
   * @return what was removed
   * @throws NoSuchDelegationSet if there is no such set
   * @throws DelegationSetInUse if a zone uses it
   */
  @Override
  public DelegationSet applyTo(StoreTransaction transaction) {
    DelegationSet set =
        transaction.delegationSet(id).orElseThrow(() -> new NoSuchDelegationSet(id.value()));
    if (transaction.hostedZoneCount(id) > 0) {
      throw new DelegationSetInUse();
    }
    transaction.deleteDelegationSet(id);
    return set;
  }
}

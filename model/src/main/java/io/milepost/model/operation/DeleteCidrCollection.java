package io.milepost.model.operation;

import io.milepost.model.cidr.CidrCollection;
import io.milepost.model.cidr.CidrCollectionId;
import io.milepost.model.error.CidrCollectionInUse;
import io.milepost.model.error.NoSuchCidrCollection;
import io.milepost.model.store.StoreChange;
import io.milepost.model.store.StoreTransaction;

/**
 * Removes a CIDR collection that has no blocks and that no record set uses.
 *
 * @see "Route 53 API Reference: DeleteCidrCollection"
 */
public record DeleteCidrCollection(CidrCollectionId id) implements StoreChange<CidrCollection> {

  /**
   * @return what was removed
   * @throws NoSuchCidrCollection if there is no such collection
   * @throws CidrCollectionInUse if it has blocks, or record sets use it
   */
  @Override
  public CidrCollection applyTo(StoreTransaction transaction) {
    CidrCollection collection =
        transaction.cidrCollection(id).orElseThrow(() -> new NoSuchCidrCollection(id.value()));
    if (!transaction.cidrBlocks(id).isEmpty()) {
      throw new CidrCollectionInUse("The CIDR collection " + id + " has blocks.");
    }
    if (transaction.isCidrCollectionUsed(id)) {
      throw new CidrCollectionInUse("Record sets use the CIDR collection " + id + ".");
    }
    transaction.deleteCidrCollection(id);
    return collection;
  }
}
